template-read = Read
template-notice =
    Official notice from { $source } for residents of { $region }:

    { $text }

    Sent { $moment }. To check that it is genuine, reply /cek { $code } here.
    Press Read for the whole message. Reply BERHENTI to stop receiving.
template-emergency =
    EMERGENCY WARNING from { $source } for residents of { $region }:

    { $text }

    Sent { $moment }. To check that it is genuine, reply /cek { $code } here.
    Press Read for the whole warning. In an emergency call 112.
template-emergency-spare =
    Attention please. { $source } has issued a hazard warning for { $region }. It says:

    { $text }

    Time: { $moment }. Check code: { $code }. Reply /cek and this code to check it.
    Press Read for all of it. Emergency number: 112.
template-correction =
    Official CORRECTION from { $source } for residents of { $region }. An earlier message is put right:

    { $text }

    Sent { $moment }. To check that it is genuine, reply /cek { $code } here.
    Press Read for what is right. Please do not pass the old message on.
template-done =
    WARNING ENDED. Official message from { $source } for residents of { $region }:

    { $text }

    Sent { $moment }. To check that it is genuine, reply /cek { $code } here.
    Press Read for the whole message. Keep following the officers on site.
template-ticket =
    There is an official answer for you from the officers of { $office }.
    Press Read to open it here.
template-example =
    { $part ->
        [source] Diskominfo Kota Balikpapan
        [region] Kel. Damai
        [text] The tap water is off tomorrow from 08.00 to 16.00 WITA for pipe repairs. Please store clean water.
        [moment] Tuesday, 24 November 2026 10.30 WITA
        [code] K7Q2M4
       *[office] Kota Balikpapan
    }
whatsapp-state =
    { $state ->
        [approved] approved
        [pending] waiting for Meta
        [rejected] rejected by Meta
        [paused] paused by Meta
        [disabled] disabled by Meta
       *[unknown] not handed in yet
    }
whatsapp-template-line = { $name } ({ $language }): { $state }
whatsapp-template-button = [ { $label } ]
shell-whatsapp-help = WhatsApp: message templates and their daily limit.
shell-whatsapp-templates-help = The wordings in both languages, ready to be handed in to Meta, and how they stand now.
shell-whatsapp-format = text to be read, json to be handed in through Meta's interface
whatsapp-reserve-wrong = The emergency reserve can't be larger than the limit.
outlook-people = WhatsApp: { $people } residents, { $shut } of them by template (silent for the last 24 hours)
outlook-cost = WhatsApp cost: at most { $cost } (rates: { $source })
outlook-no-rate = The WhatsApp cost can't be reckoned: there is no rate for it.
outlook-limit = Meta's limit: { $left } more people today. The others wait and follow by themselves.
outlook-no-template =
    WhatsApp: { $shut } residents can't be written to, since Meta has approved no template for this.
    Ask the operator to run: siarkim whatsapp templates
outlook-waits = WhatsApp's daily limit is reached: { $count } people wait. It goes on { $at }.
outlook-spent = WhatsApp cost so far: { $cost } ({ $count } templates)
whatsapp-limit =
    { $most ->
        [endless] Meta's limit: none.
       *[other] Meta's limit: { $most } people in 24 hours, { $reserve } of them kept for emergencies.
    }
    Used: { $used }
whatsapp-rates-unreadable = The file of rates can't be read. An example: services/rates/whatsapp.toml
whatsapp-rates-loaded = { $count } rates loaded.
whatsapp-states-unreadable = That file is not Meta's list of templates (JSON).
whatsapp-states-loaded = { $count } templates of SiarKIM were known and their states noted.
shell-whatsapp-limit-help = The number of people a day who may be written to first; without options: show it.
shell-whatsapp-most = Meta's limit, for instance 2000
shell-whatsapp-endless = Meta does not limit this number
shell-whatsapp-reserve = How many of these are for emergencies only
shell-whatsapp-rates-help = Load a table of rates of your own (TOML).
shell-whatsapp-states-help = Note how the templates stand from Meta's list (JSON of GET /message_templates).
shell-whatsapp-file = File
outlook-media-left-out =
    { $kind ->
        [photo] On WhatsApp without this photo, its text only: the file is larger than { $limit } MB.
        [video] On WhatsApp without this video, its text only: the file is larger than { $limit } MB.
        [round] On WhatsApp without this video, its text only: the file is larger than { $limit } MB.
        [voice] On WhatsApp without this voice message, its text only: the file is larger than { $limit } MB.
       *[document] On WhatsApp without this file, its text only: it is larger than { $limit } MB.
    }
outlook-media-file = On WhatsApp it comes as a file that has to be opened first: it is of a type or size that is not shown there.
outlook-poll = On WhatsApp this poll is shown as a text with numbered options.
