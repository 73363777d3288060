# Where a messenger has no buttons for it
choices-open = See the choices
choices-pick = Please choose:
choices-by-number = Answer with the number, for example 1.
