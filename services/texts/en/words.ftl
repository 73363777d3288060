shell-words-help = Word lists: danger words, wrong doors, held words
shell-words-check-help = Check the word lists of a folder before they are used
shell-words-folder = Folder of word lists; without it: WORDS_DIR, or the house's own
shell-words-list = { $file } ({ $own ->
    [true] the office's own
   *[false] the house's
 }): { $entries } entries
shell-words-stranger = { $file } is not used: its name must be danger.toml, doors.toml or blocked.toml.
words-bad = { $line ->
    [file] { $file } does not exist or can't be read.
    [part] { $file }: the part "{ $part }" is wrong or empty. An example is in services/word_lists.
   *[other] { $file }: a mistake in line { $line }.
 }
