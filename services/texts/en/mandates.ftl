### Roles: who may do what, where, until when.

mandate-own =
    Your roles:
    { $list }
mandate-line = • { $role } in { $region } ({ $ends })
mandate-line-named = { $who }: { $role } in { $region } ({ $ends })
mandate-until = until { $at }
mandate-without-end = without end
mandate-unnamed = number { $number }
mandate-open = Role { $number }
mandate-number = { $number }
mandate-give = Give a role
mandate-list = Who holds what
mandate-pending = Waiting
mandate-back = Back
mandate-look = Look
mandate-listed =
    Roles in your regions ({ $total }):
    { $list }

    Choose a number to make it longer or to end it.
mandate-listed-only =
    Roles in your regions ({ $total }):
    { $list }
mandate-nothing-pending = No role is waiting.
mandate-card =
    { $who }
    Role: { $role }
    Region: { $region }
    Holds: { $ends }
    Reason: { $reason }
mandate-longer = Make it longer
mandate-end = End it
mandate-months =
    { $months ->
        [0] Without end
        [12] 1 year
        [24] 2 years
       *[other] { $months } months
    }
mandate-how-much-longer = How much longer should { $who } be { $role } in { $region }?
mandate-longer-done = { $who } is { $role } in { $region } { $ends }.
mandate-longer-asked =
    A second person must agree before { $who } stays { $role } in { $region }.
    You will be told.
mandate-end-ask =
    End the role of { $who }, { $role } in { $region }?
    It ends at once, also for broadcasts that are already scheduled.
mandate-end-sure = Yes, end it
mandate-end-done = The role of { $who }, { $role } in { $region }, is over.
mandate-given-to-you =
    You are { $role } in { $region } now.
    Holds: { $ends }
    Type /help to see what you can do.
mandate-renewed-for-you = Your role, { $role } in { $region }, now holds { $ends }.
mandate-given-by-you =
    { $who } is { $role } in { $region } now. Holds: { $ends }
    Not the person you meant? Choose Look, then End it.
mandate-ended-for-you = Your role, { $role } in { $region }, is over.
mandate-ends-soon-for-you =
    Your role, { $role } in { $region }, only holds { $ends }.
    Still needed? Ask the administrator of your region to make it longer.
mandate-ends-soon = The role of { $who }, { $role } in { $region }, only holds { $ends }. Make it longer if it is still needed.
mandate-not-to-oneself =
    Nobody gives a role to themselves.
    Ask another official who may.
mandate-not-yours-to-give =
    You can only give roles that you hold, in your own regions.
    Your ID number: { $id }
mandate-nobody-confirms =
    This role needs a second person's yes, and nobody but you may give it yet.
    Ask the operator of the server to run: siarkim mandates give
mandate-held-already =
    That person holds this role there already.
    Type /roles, open Who holds what, and make it longer if needed.
mandate-ended-already = There is no such role, or it is over.
mandate-of-a-kim = Roles of a KIM come with the KIM register: type /kim
mandate-end-passed = That end is past. Choose a moment to come.
mandate-reason-length = Write the reason in 3 to 200 letters, such as the number of a decree.
mandate-province-only = The role of the province is for a whole province. Choose the province.

grant-ask =
    Your yes is needed as the second person.
    { $who } is to become { $role } in { $region }.
    Holds: { $ends }
    Reason: { $reason }
grant-yes = Agree
grant-no = Refuse
grant-drop = Take back
grant-yes-done = Agreed: { $who } is { $role } in { $region } now.
grant-no-done = Refused: { $who } does not become { $role } in { $region }. Who asked is told.
grant-dropped = Taken back: { $role } in { $region } for { $who }.
grant-open = An invitation link that nobody has used yet: { $role } in { $region }. Reason: { $reason }
grant-waiting =
    Waiting for a second person: { $who } to become { $role } in { $region }.
    Holds: { $ends }
    Reason: { $reason }
grant-refused-by-second = The second person said no: { $who } does not become { $role } in { $region }.
grant-lapsed-told = The offer of { $role } in { $region } lapsed without an answer. Repeat it with /roles if it is still needed.
grant-settled = That offer is settled or has lapsed.
grant-needs-another = You asked for this role or are to get it. Somebody else must agree.
grant-void = Whoever gave this role may not do so there any more. Ask for a new offer.

give-who =
    Who gets a role?
    Share their contact here, or forward one of their messages.
    Inside a group: answer their message with /roles
give-by-link = Make an invitation link
give-cancel = Cancel
give-hidden =
    That person hides who they are, or the contact is not on Telegram.
    Send them an invitation link.
give-role-to = Which role does { $who } get?
give-role-which = Which role is it?
give-role =
    { $role ->
        [petugas] Official: broadcasts and answers residents
        [penyetuju] Approver: also approves broadcasts
        [admin_wilayah] Administrator: also gives roles
        [provinsi] Province: reads evaluations
       *[auditor] Auditor: reads the trail
    }
give-region = In which region?
give-whole = All of { $place }
give-end = How long does the role in { $region } hold?
give-why = What is the reason? Type it, for instance the number of a decree.
give-why-office = Duties of office
give-whoever-has-the-link = whoever uses the invitation link first
give-check =
    Check first:
    For: { $who }
    Role: { $role }
    Region: { $region }
    Holds: { $ends }
    Reason: { $reason }
give-sure = Yes, give it
give-done =
    { $who } is { $role } in { $region } now. Holds: { $ends }
    If they have never opened this bot, ask them to do so first.
give-asked =
    This role needs a second person. Others who may give it have been asked.
    { $who } becomes { $role } in { $region } as soon as one agrees; the offer lapses after 48 hours.
give-link-made =
    Forward the next message to the person themselves.
    The link works once, within 24 hours. You are told who used it.
give-link-letter =
    You are invited to be { $role } in { $region } with SiarKIM.
    Open this link, then choose Accept: { $url }
give-invited =
    You are invited to be { $role } in { $region }.
    Holds: { $ends }
    Reason: { $reason }
    The officials of that region see your name, and what you do in this role is recorded.
give-accept = Accept
give-decline = No
give-accepted =
    Thank you. You are { $role } in { $region } now.
    Type /help to see what you can do.
give-accepted-waits = Thank you. The role { $role } in { $region } waits for a second person; you will be told.
give-declined = Very well, it is dropped.
give-go-on = Go on
give-from-group = Give { $who } a role?
give-group-private = I go on in your private chat.
give-group-how = Answer the person's message with /roles, or type /roles in your private chat with this bot.
give-group-hidden = That person can't be recognised here. Make an invitation link with /roles in your private chat.
give-group-anonymous = This command is only for people who write in their own name, not in the name of a group or channel.

invitation-used = This link is not valid, or has been used. Ask for a new one.
invitation-lapsed = This link has lapsed. Ask for a new one.
invitation-own = You made this link yourself. Forward it to the person you mean.
