secret-key-missing = Set SECRET_KEY in the .env file first: tokens of further bots are stored encrypted with that key (make one with: openssl rand -hex 32).
secret-key-wrong = SECRET_KEY in the .env file is not the key that encrypted the token of { $account }: put the former key back, or give a new token with siarkim accounts rotate.
account-known = The bot { $account } is known already. Its new token goes in with siarkim accounts rotate.
account-unknown = There is no account { $account }. See the list with siarkim accounts list.
account-rate-wrong = The rate must be 1 to { $most } messages a second.
account-rate-costs = More than { $free } messages a second only with --paid: Telegram charges Stars for it.
account-rate-in-settings = The rate of this bot is set with TELEGRAM_RATE in the .env file.
account-in-settings = The bot { $account } is the main bot: its token stands in TELEGRAM_TOKEN in the .env file.
account-other-bot = That token belongs to another bot ({ $id }), not to { $account }.
account-token-wrong = Telegram refuses that token. Copy it again from BotFather.
account-in-simulator = The simulator has only one bot. Set TELEGRAM_TOKEN in the .env file first.
shell-accounts-help = Further bots of the same house, such as those of a regency or city.
shell-accounts-add-help = Add a bot. Its token is asked for without echo, or read with --token-file.
shell-accounts-list-help = The bots: number, name, region of the office, rate, cost, and where the token is.
shell-accounts-rate-help = Change how fast a bot sends, or whether it may use Stars.
shell-accounts-rotate-help = Give a bot a new token, as after BotFather has made one.
shell-accounts-remove-help = Let a bot go: nothing is sent or taken in over it any more.
shell-accounts-named = Number of the account or @name of the bot
shell-accounts-region = Code of the region of the bot's office, such as 64.02
shell-accounts-rate = Messages a second (1 to 30; more only with --paid)
shell-accounts-paid = Allow Telegram's paid broadcasts (0.1 Star for each message above 30 a second)
shell-accounts-token-file = A file with the token; - for standard input
shell-accounts-yes = Don't ask again
shell-accounts-token = Token from BotFather
shell-accounts-token-unreadable = The file { $file } can't be read.
shell-accounts-sure = Let { $account } go? Residents who use only this bot can't be reached any more.
shell-accounts-added = The bot { $account } is account { $id } for { $region }. Running processes use it within seconds.
shell-accounts-rated =
    { $paid ->
        [yes] The bot { $account } now sends at most { $rate } messages a second and may use Stars.
       *[no] The bot { $account } now sends at most { $rate } messages a second, without Stars.
    }
shell-accounts-rotated = The token of { $account } has been changed. Running processes use it within seconds.
shell-accounts-removed = The bot { $account } has been let go.
shell-accounts-columns = No | Bot | Region of the office | Rate | Cost | Token
shell-accounts-speed = { $rate }/s
shell-accounts-stars = Stars
shell-accounts-free = free
shell-accounts-in-settings =
    { $platform ->
        [whatsapp] WHATSAPP_ACCESS_TOKEN
       *[telegram] TELEGRAM_TOKEN
    }
shell-accounts-sealed = encrypted
