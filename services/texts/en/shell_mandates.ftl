shell-mandates-help = Roles: who may do what, where, until when
shell-mandates-who = (or whatsapp:PHONE-NUMBER) The person's Telegram id (they see it when they type /roles)
shell-mandates-number = Number of the role, from siarkim mandates list
shell-mandates-role = Role
shell-mandates-region = Code of the region
shell-mandates-until = Last day, such as 2027-12-31; empty: without end
shell-mandates-reason = Reason, such as the number of a decree
shell-mandates-label = What the person is called in lists of roles
shell-mandates-give-help = Give somebody a role
shell-mandates-renew-help = Give another end
shell-mandates-end-help = End a role, at once
shell-mandates-list-help = Who holds which role
shell-mandates-link-help = Make a link for the first administrator that works once, for 15 minutes
shell-mandates-given = { $id } is { $role } in { $region } now.
shell-mandates-renewed = Role { $number } has a new end.
shell-mandates-ended = Role { $number } is over.
shell-mandates-linked =
    { $on ->
        [whatsapp] Open this link on the phone, send the message that is written there, then choose Accept. It works once, for { $minutes } minutes:
       *[telegram] Open this link in Telegram, then choose Accept. It works once, for { $minutes } minutes:
    }
    { $url }
shell-mandates-id-wrong = "{ $typed }" is not an id. Use digits, such as 123456789, or whatsapp:08123456789.
shell-mandates-until-wrong = "{ $typed }" is not a date. Write for instance 2027-12-31.
