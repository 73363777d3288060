kim-unknown =
    There is no such KIM.
    Type /kim to see yours.
kim-register-not-yours =
    Only the board of that KIM or an official of its region can do that.
    Your ID: { $id }
kim-not-for-yourself =
    This concerns yourself or your own KIM.
    Another official decides it.
kim-move-waits =
    Something of this KIM still waits for an official.
    Wait for the decision, or take it back in /kim
kim-move-impossible =
    That can't be done now.
    The KIM is { $state ->
        [proposed] proposed
        [formed] formed (SK)
        [inaugurated] inaugurated
        [active] active
        [dormant] dormant
       *[dissolved] dissolved
    }.
kim-move-lacks =
    { $lack ->
        [acceptance] Please wait: no official has accepted this KIM yet.
        [board] The board comes first.
        [theme] The theme comes first.
       *[decree] The SK comes first.
    }
    Open /kim to go on.
kim-kind-not-here =
    A KIM sits in a kelurahan, desa or kecamatan.
    A forum of KIMs (FK-KIM) sits in a kecamatan, kabupaten/kota or province.
kim-name-taken =
    Another KIM of that region is called “{ $name }” already.
    Type another name.
kim-name-waits =
    “{ $name }” is proposed and not yet decided.
    Decide that first, in /kim
kim-not-on-register = That KIM is not on the register yet, or was dissolved.
kim-not-linked = That channel is not linked any more.
kim-board-fault =
    { $fault ->
        [no_chair] The board has no chair yet.
        [no_secretary] The board has no secretary yet.
        [two_chairs] There can be only one chair.
       *[too_few] A board has at least three people.
    }
    Fill in the board again in /kim
kim-board-too-many = A board has at most { $most } people, each with one office.
kim-member-name = A name has 2 to { $longest } letters. Type it again.
kim-move-name =
    { $move ->
        [register] registration
        [board] board
        [decree] SK
        [inaugurate] inauguration
        [activate] being active
        [rest] being dormant
       *[dissolve] dissolution
    }
kim-open = Open: { $kim }
kim-new = Register a KIM
kim-all-button = All KIMs of my regions
kim-moves-for-you = { $count } KIM proposals wait for your decision.
kim-move-asked =
    The { kim-move-name } of { $kim } has reached an official.
    You will hear as soon as it is decided.
kim-move-asked-nobody =
    The { kim-move-name } of { $kim } is kept.
    That region has no other official in SiarKIM yet. As soon as there is one, it waits there.
kim-move-made = Noted: { kim-move-name } of { $kim }.
kim-move-done = { $kim }, { $region }: an official has noted its { kim-move-name }.
kim-move-done-register =
    { $kim }, { $region }: an official has noted its { kim-move-name }.
    You are its agent now. Open it to see what is still missing.
kim-move-refused =
    The { kim-move-name } of { $kim } was not agreed to.
    You may propose it again with /kim
kim-move-refused-because =
    The { kim-move-name } of { $kim } was not agreed to.
    The reason: { $reason }
    You may propose it again with /kim
kim-withdrawn = Taken back: { kim-move-name }.
kim-decide-ask =
    Proposed: { kim-move-name }
    { $kim }, { $region }
kim-decide-question = Do you agree?
kim-decide-register =
    { $kind ->
        [forum] Forum of KIMs (FK-KIM)
       *[kim] KIM
    }, theme: { $theme }
kim-decide-reason = The reason: { $reason }
kim-decide-yes = Agree
kim-decide-no = Refuse
kim-decide-board = See the board
kim-decide-photo = See the photo of the SK
kim-decide-move = Check: { kim-move-name }
kim-decide-why =
    Why is the { kim-move-name } of { $kim } refused?
    Write the reason shortly. Whoever asked reads it.
kim-decide-answered = The { kim-move-name } of { $kim } has been decided.
kim-decided-yes = Agreed: { kim-move-name } of { $kim }. Its people have been told.
kim-decided-no = Refused: { kim-move-name } of { $kim }. Whoever asked has been told.
kim-bar =
    Please note: in this region civil servants may not be on a KIM's board.
    The rule: { $basis }
kim-sheet-title =
    { $kim }
    { $region }
kim-sheet-state =
    State: { $state ->
        [proposed] { $accepted ->
            [True] proposed, no SK yet
           *[False] proposed, waits for an official
        }
        [formed] formed (has its SK), not inaugurated yet
        [inaugurated] inaugurated
        [active] active
        [dormant] dormant
       *[dissolved] dissolved
    }
kim-sheet-theme = Theme: { $theme }
kim-sheet-decree = SK number { $number }, { $day }, signed by { $signer }
kim-sheet-inaugurated = Inaugurated: { $day }
kim-sheet-number = Number at kim.id: { $number }
kim-sheet-counts =
    Board: { $board } people
    Linked channels: { $channels }
    Residents who joined through this KIM: { $residents }
kim-sheet-waiting = Waits for an official: { kim-move-name }.
kim-sheet-whole = Nothing is missing.
kim-sheet-missing = Missing:
kim-sheet-lack =
    • { $lack ->
        [acceptance] an official's yes
        [board] a board: chair, secretary, and one more
        [theme] a theme
        [decree] the SK
        [photo] a photo of the SK
        [inauguration] the inauguration
        [channel] a linked group or channel
       *[number] its number at kim.id
    }
kim-next-board = Fill in the board
kim-next-decree = Send the SK
kim-next-inaugurate = Note the inauguration
kim-next-active = We are active
kim-set-theme = Set the theme
kim-set-number = Number at kim.id
kim-see-board = See the board
kim-see-photo = See the photo of the SK
kim-see-history = History
kim-see-more = Change …
kim-withdraw = Take it back
kim-back = Back
kim-more-ask = What shall be changed about { $kim }?
kim-change-board = New board
kim-new-decree = New SK
kim-rest = Declare dormant
kim-dissolve = Dissolve the KIM
kim-member = { kim-office }: { $name }
kim-member-known = { kim-office }: { $name } (account connected)
kim-office =
    { $office ->
        [ketua] Chair
        [sekretaris] Secretary
        [bendahara] Treasurer
       *[anggota] Member
    }
kim-board-none = No board of { $kim } is on the register yet.
kim-board-list =
    The board of { $kim }:
    { $board }
kim-photo = SK of { $kim }
kim-no-photo = There is no photo of that SK yet.
kim-history =
    History of { $kim }:
    { $lines }
kim-history-line =
    { $at }: { kim-move-name }, { $state ->
        [asked] waits for an official
        [done] noted
        [refused] refused
       *[withdrawn] taken back
    }
kim-theme-ask =
    What is { $kim } about?
    Type it shortly, for example: disasters, small businesses, farming, or tourism.
kim-theme-length = A theme has 3 to { $longest } letters. Type it again.
kim-number-ask =
    Which number has { $kim } at kim.id?
    Type it.
kim-number-wrong =
    We don't understand that number.
    Type the number alone, at most 30 letters or digits.
kim-rest-ask =
    Why is { $kim } declared dormant?
    Write the reason shortly.
kim-dissolve-ask =
    Why is { $kim } dissolved?
    Write the reason shortly. After that nobody speaks for the KIM any more.
kim-dissolve-how = What about the channels of { $kim }?
kim-dissolve-keep = Dissolve, channels still hear news
kim-dissolve-unlink = Dissolve, unlink the channels
kim-reason-as-text = Write the reason as text.
kim-all = The KIMs of your regions. Choose one.
kim-all-none = No KIM is on the register of your regions yet.
kim-all-more = Next
kim-new-own-region = In which region is the KIM?
kim-new-region =
    { $kind ->
        [regency] In which kabupaten/kota is the KIM? Choose, or type its name.
        [city] In which kabupaten/kota is the KIM? Choose, or type its name.
        [district] Which kecamatan of { $place }? Choose, or type its name.
        [village] Which kelurahan or desa of { $place }? Choose, or type its name.
        [subdistrict] Which kelurahan or desa of { $place }? Choose, or type its name.
       *[any] In which region is the KIM? Choose, or type its name.
    }
kim-new-whole =
    { $kind ->
        [district] A KIM or forum for all of { $place }
       *[other] The forum of KIMs for { $place }
    }
kim-new-which-kind = What is registered for { $region }?
kim-new-kind =
    { $kind ->
        [forum] Forum of KIMs (FK-KIM)
       *[kim] KIM
    }
kim-new-name =
    What is the { $kind ->
        [forum] forum
       *[kim] KIM
    } in { $region } called?
    Choose, or type its name.
kim-new-without-theme = Later
kim-decree-number = Which number has the SK of { $kim }? Type it as the letter has it.
kim-decree-day =
    On which day was that SK signed?
    Example: 1 March 2026
kim-decree-signer =
    Who signed it?
    Example: Lurah Damai
kim-decree-photo = Last, send a photo of that SK. Only officials of the region can see it.
kim-photo-please = Send the SK as a photo or file.
kim-too-long = Write at most { $longest } letters.
kim-inaugurated-ask =
    On which day was { $kim } inaugurated?
    Example: 15 March 2026
kim-board-ask =
    What is the name of the { $office ->
        [ketua] chair
        [sekretaris] secretary
        [bendahara] treasurer
       *[anggota] member
    }? Type it as the SK has it.
kim-board-no-treasurer = There is no treasurer
kim-board-enough = That's all
kim-board-who-are-you = Which of them are you?
kim-board-none-of-them = I am not on the board
kim-board-check =
    Please check the board:
    { $board }

    Who is connected can look after the KIM in this chat.
kim-board-send = Send
kim-board-again = Start over
kim-board-connect = Connect: { $name }
kim-board-not-now = Later
kim-board-share =
    Share the contact of { $name } here: the attachment button, then Contact.
    They must have written to this bot before.
kim-board-share-please = Share the contact: the attachment button, then Contact.
kim-board-stranger =
    { $name } has not written to this bot yet.
    Ask them to, then share the contact again.
kim-unlink = Unlink from the KIM
kim-unlink-ask =
    Unlink “{ $title }” from the KIM?
    Official news won't come there any more.
kim-unlink-yes = Yes, unlink
kim-unlink-no = No
kim-unlinked =
    “{ $title }”, { $region }, is no KIM channel any more.
    Official news won't come there any more.
kim-unlinked-here =
    This chat is no KIM channel any more.
    Official news of { $region } won't come here any more.
kim-not-now = Cancel
kim-board-ask-more =
    Does the SK name another member?
    Type the name, or choose That's all.
