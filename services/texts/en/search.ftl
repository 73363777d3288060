search-button = Search
search-ask =
    Which word are you looking for? For example: banjir
    Type /cancel to stop.
search-nothing-typed =
    Write one word or more, for example:
    /inbox find banjir
search-nothing = There is no message with "{ $typed }" in your regions.
search-found =
    Messages with "{ $typed }", newest first

    { $list }
search-resembling =
    There is no message with "{ $typed }".
    These are spelt alike:

    { $list }
shell-feedback-find-help = Look for words in what residents wrote; newest first.
shell-feedback-find-typed = the words to look for
shell-feedback-find-before = go on before this number
shell-feedback-find-nothing = There is no message with "{ $typed }".
shell-feedback-find-resembling = There is no message with "{ $typed }". These are spelt alike:
shell-feedback-find-more = There is more: add --before { $number }
