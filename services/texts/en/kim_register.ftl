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
