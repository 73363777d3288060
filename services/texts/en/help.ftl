help-button = Help
help-newcomer =
    SiarKIM sends official news for your region. It is free.
    Choose Join, or type /start.

    A complaint or a report? Just write it here, or type /feedback.
    Not sure that a message is genuine? Type /cek and its code.
    Your data: /privasi · Language: /bahasa
help-resident =
    What you can do:
    /berita – the latest news for your regions
    /subscriptions – see and change regions and topics
    /feedback – send a complaint or a suggestion
    /status – see how far your feedback has come
    /cek – check whether a message is genuine
    /privasi – your data: see or erase it
    /bahasa – Bahasa Indonesia or English
    /satukan – use Telegram and WhatsApp as one account
    /cancel – leave the step you are in
    /stop – receive no more news

    You may also simply write a message, or answer any news.
help-kim =
    As a KIM agent:
    /kim – your KIM: board, SK, channels and relay times
    /teruskan – pass news on to other groups, then report it
    /usulberita – propose news of your KIM to an official, and see how it stands
    /tautkan – inside a group or channel: link it to your KIM
help-official =
    As an official:
    /broadcast – broadcast news
    /jadwal – this week's broadcasts and what recurs
    /ralat – correct what was broadcast
    /tarik – withdraw what was broadcast
    /pantau – broadcasts that are running or waiting
    /feed – sites whose news reaches the KIM channels by itself
    /inbox – messages of residents of your region
    /kim – KIMs and their channels, and proposals that wait for you
cancelled =
    All right, cancelled.
    Type /help to see what you can do.
nothing-to-cancel =
    There is nothing to cancel.
    Type /help to see what you can do.
language-which = Which language would you like?
language-name =
    { $language ->
        [en] English
       *[id] Bahasa Indonesia
    }
language-set = All right, from now on we use English.
help-admin =
    As an administrator:
    /roles – who may do what: give, make longer, end
    /aturan – how many other officials must approve a broadcast
help-auditor =
    As an auditor:
    /audit – the trail: who did what
