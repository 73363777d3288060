canned-use = Canned replies
canned-add = Add a reply
canned-drop = Remove a reply
canned-send = Send
canned-other = Choose another
canned-which = Which reply for number { $number }?
canned-drop-which = Which reply is to be removed?
canned-none = Your desk has no canned replies yet. (Number { $number })
canned-ask-name =
    Give the reply a name, like "Is planned".
    Type /cancel to leave it.
canned-ask-text =
    Write its text. What stands in braces is filled in:
    {"{nomor}"}, {"{wilayah}"}, {"{petugas}"}, {"{keadaan}"}, {"{tenggat}"}
    Type /cancel to leave it.
canned-preview =
    For number { $number }:

    { $text }
canned-name-wrong = A name has 1 to { $most } letters.
canned-variable-wrong = { $typed } is not known. There are: { $known }
canned-too-many = Your desk has { $most } replies already. Remove one first.
canned-gone = That reply is there no more.
canned-no-due = (nothing due)

bulk-button = Answer all alike
bulk-no-announcement = Number { $number } answers no announcement, so nothing is like it.
bulk-nobody = Nobody else has asked what number { $number } asks yet.
bulk-see =
    { $people } people ask the same about one announcement, number { $number } among them:

    { $examples }

    Write one answer for all of them. Type /cancel to leave it.
bulk-example = { $number }: { $text }
bulk-sure =
    This answer goes to { $people } people:

    { $text }
bulk-send = Send to all
bulk-sent = The answer is on its way to { $people } people. { $rest ->
        [0] Nobody is left.
       *[other] { $rest } are left.
    }
bulk-more = Send to the rest
bulk-outcomes-button = See how it went
bulk-outcomes =
    The answer for { $people } people:
    arrived { $sent }, on its way { $leaving }, waiting until the resident is back { $waiting },
    unknown { $unknown }, failed { $failed }
