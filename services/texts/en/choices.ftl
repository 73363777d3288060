# Where a messenger has no buttons for it
choices-open = See the choices
choices-pick = Please choose:
choices-before = ‹ Previous
choices-after = Next ›
choices-page =
    Choices { $from }–{ $to } of { $all }.
    { $numbered ->
        [yes] You can also answer with the number (1–{ $all }) or the name.
       *[no] You can also answer with the name.
    }
choices-further = More choices.
choices-which = Several messages have that choice. Nothing was done yet. Please choose right under the message that you mean.
choices-by-number = Answer with the number, for example 1.
