privacy =
    Your data in SiarKIM, Diskominfo of { $place }:

    What for: sending you news of your region, and answering your messages.
    What is kept: your account number in this app, regions, topics, language, your messages, and which news was sent to you.
    What is not kept: your name, identity number, date of birth, location and phone number (except on WhatsApp, where it may be your account).
    Except where you hold a role (official, board of a KIM): your name in that role is kept.
    Who reads your messages: the officials of your region. Data is neither sold nor shared.

    You may see, change (/subscriptions) and erase your data at any time.
data-button = See my data
erase-button = Erase my data
data-none = We keep no data about you.
data-heading = All your data in SiarKIM:
data-never = –
data-address = • Account { $platform } { $ref }, since { $since }
data-address-before = • Account { $platform } { $ref }, from { $since } until { $until }
data-language =
    • Language: { $language ->
        [en] English
       *[id] Bahasa Indonesia
    }
data-consent = • Consent: { $at } (wording { $version })
data-known-since = • Known since { $at }
data-left = • Left on { $at }
data-credit = • Joined through { $kim }
data-subscription = • Subscription { $region } ({ $topics }), since { $since }
data-subscription-before = • Earlier subscription { $region } ({ $topics }), from { $since } until { $until }
data-mandate = • Mandate { $role } in { $region }, since { $since }
data-mandate-before = • Earlier mandate { $role } in { $region }, from { $since } until { $until }
data-mandate-called = • What you are called in lists of that role: { $label }
data-office = • On the board of { $kim } ({ $office }) as { $name }, from { $since } until { $until }
role-name =
    { $role ->
        [agen_kim] KIM agent
        [ketua_kim] KIM chair
        [petugas] official
        [penyetuju] approver
        [admin_wilayah] region administrator
        [provinsi] province
        [auditor] auditor
        [operator] operator
       *[other] { $role }
    }
data-coverage = • Relay report { $at }: { $place }, about { $people } people
data-feedback = • Message number { $number }, { $at }: { $text }
data-feedback-first = – First written as: { $text }
data-answer = – Official's answer, { $at }: { $text }
data-received = • News that reached you: { $copies }
data-after =
    To change your choices: /subscriptions.
    To erase everything: choose below, or type /hapusdata.
erase-ask =
    All your data will be erased: account, subscriptions and the text of your messages.
    This can't be undone. No more news is sent.

    Really erase it?
erase-ask-mandate =
    Please note: your mandate in { $regions } ends as well.
    You can no longer broadcast to residents there or answer them.

    All your data will be erased: account, subscriptions and the text of your messages.
    This can't be undone. No more news is sent.

    Really erase it?
erase-sure-button = Yes, erase everything
erase-keep-button = No, keep it
erase-kept = All right, your data is kept.
erased =
    All your data has been erased. Only counts are left, without you in them.
    To come back some day, type /start.
