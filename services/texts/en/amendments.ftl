amendment-entry = { $title } · { $code }
amendment-nothing = Nothing has been broadcast in your regions yet that could be corrected or withdrawn.
amendment-unknown-code =
    That code is not known, or its news was never broadcast.
    Pick from the list, or type the code once more. To leave: /cancel
amendment-withdrawn = That news has been withdrawn, so it can't be changed any more.
amendment-note-long =
    Too long. At most { $most } characters.
    Say it in one sentence.
amendment-button-without = Without a remark
amendment-button-drop = Leave it
amendment-dropped = All right, nothing is changed.
correction-which =
    Which news is to be corrected?
    Choose one, or type its code. To leave: /cancel
correction-ask-text =
    What it says now:

    { $text }

    Send what is right, all of it. Its picture stays. To leave: /cancel
correction-which-fact =
    What it says now:

    { $text }

    What is to be corrected?
correction-button-more = Remarks
correction-ask-more = Type the right remarks, all of them.
correction-words-only =
    A correction changes words only; a picture or file can't be replaced.
    Send what is right as text. If the picture is wrong: /tarik, then broadcast again.
correction-no-poll =
    A poll can't be changed once it has been broadcast.
    Withdraw it with /tarik, then broadcast a new one.
correction-ask-note =
    What was wrong? Write one sentence for residents.
    For example: The water is off from 09.00, not from 19.00.
correction-preview = This is what it will say, and the answer under it:
correction-confirm = Correct { $count } copies that residents and KIM channels have got?
correction-button-yes = Yes, correct it
correction-title = CORRECTION: { $title }
correction-answer = CORRECTION: { $note }
correction-answer-bare = CORRECTION: this news has been put right.
correction-report =
    Corrected: { $changed }
    Could not be changed any more, so sent what is right: { $kept }
    Unreachable (blocked us, or gone): { $unreachable }
    Rejected: { $rejected }
    Unknown: { $unknown }
    Not corrected after all: { $unsent }
    Duration: { $duration }
withdrawal-which =
    Which news is to be withdrawn?
    Choose one, or type its code. To leave: /cancel
withdrawal-ask-note =
    { $title }

    Why is it withdrawn? Write one sentence for those whose copy can't be deleted any more.
withdrawal-confirm =
    Withdraw { $count } copies?
    { $title }
    Copies older than 48 hours can't be deleted; their text is replaced by a notice that this news was withdrawn.
withdrawal-button-yes = Yes, withdraw it
withdrawal-title = WITHDRAW: { $title }
withdrawal-notice =
    THIS NEWS HAS BEEN WITHDRAWN
    What it said does not hold. Don't pass it on.
withdrawal-notice-why =
    { $notice }
    { $note }
withdrawal-report =
    Withdrawn: { $changed }
    Could not be deleted any more, so told that it was withdrawn: { $kept }
    Unreachable (blocked us, or gone): { $unreachable }
    Rejected: { $rejected }
    Unknown: { $unknown }
    Not withdrawn after all: { $unsent }
    Duration: { $duration }
closing-open =
    Emergencies that are still open: { $count }
    Choose one to end it now. Otherwise a warning ends by itself in time.
closing-entry = End: { $title } (until { $until })
closing-title = ENDED: { $title }
closing-heading = WARNING ENDED: { $hazard }
closing-no-all-clear =
    The time of this warning is over. This is no all-clear.
    Stay alert, and follow the officials on the spot.
closing-preview = This is what it will say under every copy of the warning:
closing-confirm = End this warning now?
closing-button-yes = Yes, end it
amendment-written-anew =
    Corrections and withdrawals can't be changed as a draft.
    Type /ralat or /tarik to write it again.
update-answer =
    UPDATE: { $title }
    This warning is still in force, until { $until }. The text above has been brought up to date.
closing-cancelled-heading = WARNING CANCELLED: { $hazard }
closing-cancelled =
    The source of this warning has cancelled it. This does not mean that it is safe.
    Stay alert, and do as the officials on the spot say.
amendment-report-stranded = Not reachable, since a bot that was removed had sent them: { $count }
