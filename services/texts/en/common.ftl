unknown-command =
    The command /{ $command } is not known.
    Type /help to see what can be done here.
stale-choice =
    That choice is no longer valid.
    Type /help to start again.
private-only =
    The command /{ $command } is only for a private chat with this bot.
    Open the private chat and type it again there.
no-mandate =
    This command is only for officials.
    Your ID number: { $id }
    If you are an official, give this number to the SiarKIM administrator of your office.
no-mandate-here =
    You have no mandate in that region.
    Your ID number: { $id }
    Choose your own region, or ask the SiarKIM administrator.
apology =
    Sorry, something went wrong on our side. Your message is stored.
    Please try again in a moment.
too-fast =
    Your messages come too fast to be answered one by one.
    All you write is kept. Wait a minute, then go on.
