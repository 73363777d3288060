shell-setup-help = Set SiarKIM up: token, region, keys, and a link for the first administrator. Safe to run again.
shell-setup-token-file = File with the token from BotFather; - for standard input. Without it you are asked.
shell-setup-region = Home region: a name or code, for example "Kota Balikpapan" or 64.71
shell-setup-no-link = Make no link for the first administrator
setup-token = Token from BotFather (not shown while you type; leave it empty if your office has only WhatsApp)
setup-number-ask =
    { $name ->
        [WHATSAPP_ACCESS_TOKEN] Access token from Meta (not shown while you type)
        [WHATSAPP_PHONE_NUMBER_ID] Phone number ID from Meta, digits only (not the number itself)
       *[WHATSAPP_APP_SECRET] App secret from Meta, App settings › Basic (not shown while you type)
    }
setup-number =
    WhatsApp: +{ $phone }
    In Meta for Developers › WhatsApp › Configuration, fill in:
    Callback URL: the https address of your office + /whatsapp/webhook
    Verify token: { $verify }
    Then subscribe (Webhook fields): messages.
setup-needs-setting = Fill in { $name } in the file .env first, then run siarkim setup again.
setup-region = Your office's region, for example Kota Balikpapan
setup-which = Type its number
setup-no-such-number = That number is not on the list.
setup-bot = Bot: @{ $bot }
setup-home = Home region: { $region }
setup-kept = Settings are in { $file }. Only you can read it. Keep a copy in a safe place.
setup-no-groups =
    NOTE: this bot may not join groups, so a KIM can't link its group.
    Open BotFather, type /setjoingroups, choose this bot, then Enable.
setup-reads-groups =
    NOTE: this bot reads everything said in groups. That is not needed.
    Open BotFather, type /setprivacy, choose this bot, then Enable.
setup-link =
    Now start SiarKIM, then open this link on the phone of the first administrator of { $region }:
    { $link }
    Valid for 15 minutes, for one person. For a new link: siarkim setup.
setup-reason = First administrator, through siarkim setup
setup-needs-flag = There is no terminal to ask at. Give the answer with { $flag }.
setup-no-region = No region "{ $text }" was found. Type the name of a kabupaten/kota or province, or a code such as 64.71.
setup-several-regions = Several regions have that name: { $titles }. Use the code.
token-shape = That is no token. It looks like 123456789:AA…, as BotFather gives it.
bot-description =
    Official news of your area, from the Diskominfo and KIM: hazard warnings, services, events.
    Free. Choose your region, stop at any time.
    Press START.
bot-about = Official local news and hazard warnings, free. From the Diskominfo and KIM.
