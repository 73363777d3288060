shell-run-help = Run SiarKIM: bot, timetable, delivery, and (without a token) the simulator.
settings-wrong =
    The settings are not right yet. Correct the file .env and start again:
    { $faults }
setting-shape =
    { $name ->
        [TELEGRAM_TOKEN] TELEGRAM_TOKEN: looks like 123456789:AA…, as BotFather gives it.
        [TELEGRAM_RATE] TELEGRAM_RATE: a number from 1 to 1000 (messages a second).
        [TELEGRAM_API_URL] TELEGRAM_API_URL: an address that starts with https:// or http://.
        [TELEGRAM_WEBHOOK_URL] TELEGRAM_WEBHOOK_URL: an address that starts with https://, or empty.
        [TELEGRAM_WEBHOOK_SECRET] TELEGRAM_WEBHOOK_SECRET: needed with TELEGRAM_WEBHOOK_URL; 1 to 256 letters, digits, _ or -.
        [WHATSAPP_ACCESS_TOKEN] WHATSAPP_ACCESS_TOKEN: the access token from Meta (EAA…), without blanks.
        [WHATSAPP_PHONE_NUMBER_ID] WHATSAPP_PHONE_NUMBER_ID: the phone number id from Meta, digits only; needed with WHATSAPP_ACCESS_TOKEN.
        [WHATSAPP_APP_SECRET] WHATSAPP_APP_SECRET: the app secret from Meta; needed with WHATSAPP_ACCESS_TOKEN.
        [WHATSAPP_VERIFY_TOKEN] WHATSAPP_VERIFY_TOKEN: a word of your choice, the same as at Meta; needed with WHATSAPP_ACCESS_TOKEN.
        [WHATSAPP_API_URL] WHATSAPP_API_URL: an address with its version, like https://graph.facebook.com/v25.0.
        [WHATSAPP_RATE] WHATSAPP_RATE: a number from 1 to 1000 (messages a second).
        [DATABASE_URL] DATABASE_URL: for example sqlite+aiosqlite:///siarkim.db or postgresql+psycopg://name:password@host/siarkim.
        [ADMIN_TELEGRAM_IDS] ADMIN_TELEGRAM_IDS: id numbers with commas between them, for example 123456789,987654321.
        [ADMIN_WHATSAPP_NUMBERS] ADMIN_WHATSAPP_NUMBERS: phone numbers, separated by commas, such as 08123456789,08129876543.
        [HOME_REGION] HOME_REGION: a Kemendagri code, for example 64 or 64.71.
        [ALL_REGIONS] ALL_REGIONS: true or false.
        [QUIET_HOURS] QUIET_HOURS: auto, off, or hours like 21.00-05.00.
        [WORDS_DIR] WORDS_DIR: a folder with a readable danger.toml, doors.toml or blocked.toml, or empty.
        [FEEDS_ALLOW_PRIVATE] FEEDS_ALLOW_PRIVATE: true or false.
        [WEB_PORT] WEB_PORT: a number from 1 to 65535.
        [WEB_PUBLIC_URL] WEB_PUBLIC_URL: an address that starts with https://, or empty.
        [LOG_FORMAT] LOG_FORMAT: pretty or json.
        [BACKUP_PASSPHRASE] BACKUP_PASSPHRASE: some words of your choice, or a whole key AGE-SECRET-KEY-1….
        [BACKUP_DIR] BACKUP_DIR: the name of a folder, for example backups.
        [SECRET_KEY] SECRET_KEY: at least 32 random letters and digits (make one with: openssl rand -hex 32); several keys are separated by commas.
       *[other] { $name }: this value does not fit. See the example in .env.example.
    }
database-of-another-bot = This database belongs to bot { $id }, not to bot { $own }. Use another DATABASE_URL for this bot, or put the former TELEGRAM_TOKEN back.
database-newer = This database was written by a newer version of SiarKIM. Upgrade SiarKIM first; the data was not touched.
database-unwritable = The database can't be written. Check the rights of the folder and the file in DATABASE_URL.
database-damaged = The file in DATABASE_URL is damaged or no SiarKIM database. Restore a backup, or use another file.
database-busy = Another process has kept the database busy for too long. Try again in a moment.
database-unreachable = The database in DATABASE_URL can't be opened. Check its address, name and password.
disk-full = The disk is full. Free some space and start again.
disk-full-meanwhile = The disk is full or broken: nothing can be stored. Make room; work goes on by itself, and nothing is lost.
folder-missing = The folder { $folder } does not exist. Make it first, or change DATABASE_URL.
folder-unwritable = The folder { $folder } can't be written. Check its rights, or change DATABASE_URL.
shell-run-roles = Only a part of the work, separated by commas: updates, scheduler, worker, web. Without it: everything. Needs PostgreSQL.
roles-unknown =
    There is no part { $given }.
    There are: { $known }. Example: siarkim run --roles worker
roles-need-postgresql =
    With SQLite, SiarKIM runs as one process that does everything. Leave out --roles { $roles },
    or set DATABASE_URL to postgresql+psycopg://name:password@host/database to divide the work.
already-running = SiarKIM is already running with the database { $file }. Stop that one first (Ctrl-C), or use another DATABASE_URL.
port-taken = The address { $host }:{ $port } is taken by another program. Change WEB_PORT, or stop that program.
token-wrong = Telegram refuses this TELEGRAM_TOKEN. Copy it once more from BotFather into the file .env.
number-wrong = WhatsApp refuses this WHATSAPP_ACCESS_TOKEN or WHATSAPP_PHONE_NUMBER_ID ({ $code }). Copy them again from Meta for Developers into the file .env.
number-unreachable = WhatsApp's server ({ $host }) can't be reached. Check the connection or WHATSAPP_API_URL.
no-account-there =
    { $platform ->
        [whatsapp] There is no WhatsApp number here.
       *[telegram] There is no Telegram bot here.
    }
server-refuses = The Telegram server ({ $host }) refuses the request. Check TELEGRAM_API_URL.
server-unreachable = The Telegram server ({ $host }) can't be reached. Check the internet connection or TELEGRAM_API_URL.
region-unknown = HOME_REGION { $code } is not known. Use a Kemendagri code such as 64 or 64.71.
started-simulator =

    SiarKIM is running with the simulator. Open { $address }
    Try: press START on the resident's phone and choose a region; press START on the official's, then type /broadcast.
    For the real Telegram: copy .env.example to .env, fill in TELEGRAM_TOKEN from BotFather, start again.
    Stop: Ctrl-C.

started-live =

    SiarKIM is running as { $bot }. Health: { $address }/healthz
    First administrators: { $admins }
    Stop: Ctrl-C.

started-roles =

    SiarKIM is running as { $bot }, parts: { $roles }
started-no-admins = through the link of siarkim setup, or ADMIN_TELEGRAM_IDS in .env (send /broadcast to the bot to see your ID)
stopped = SiarKIM has stopped.
