rule-number = The number of approvals is at least 0 and at most { $most }.
approval-rule = { $single ->
    [yes] { $region }: one official (2 minutes to call off, reviewed within 24 hours). Without that: village { $village }, kabupaten/kota { $regency }, beyond { $beyond } approvals.
   *[no] { $region }: village { $village }, kabupaten/kota { $regency }, beyond { $beyond } approvals.
 }
shell-approvals-help = Approvals: what waits, reviews, and the rules of regions.
shell-approvals-id = Number of a submission or review, as in "siarkim approvals list".
shell-approvals-region = Code of a region, for example 64.71.
shell-approvals-why = The reason. Its author reads it.
shell-approvals-wrong = Something is wrong: the note. Without it: all is right.
shell-approvals-off = No longer one official.
shell-approvals-number = How many other officials must approve. 0: as usual.
shell-approvals-list-help = What waits for approval or review.
shell-approvals-approve-help = Approve a submission as an official.
shell-approvals-return-help = Return a submission to its author.
shell-approvals-reject-help = Reject a submission.
shell-approvals-review-help = Review what left without waiting. Without --as: as the operator, where no other official may.
shell-approvals-rules-help = The rules of regions that differ from the usual.
shell-approvals-tighten-help = Ask for more approvals in a region. Rules can only be tightened.
shell-approvals-single-help = Set "satu petugas" for a region with too few approvers.
shell-approvals-waiting = { $id }: { $title }, approved by { $given } of { $needed }, until { $lapses }
shell-approvals-review = review { $id }: { $title }
shell-approvals-review-overdue = review { $id }: { $title } (OVERDUE)
shell-approvals-none = Nothing waits.
shell-approvals-no-rules = All regions use the usual rules: village 0, kabupaten/kota 1, beyond 2 approvals.
rules-which = Which region's rules do you want to see?
rules-card =
    Approvals in { $region }
    Inside one village: { $village } other officials
    Inside one kabupaten/kota: { $regency } other officials
    Beyond: { $beyond } other officials
    { $single ->
        [yes] One official at present: 2 minutes to call off, then reviewed within 24 hours. Whoever runs SiarKIM sets this.
       *[no] Rules can only be tightened, and hold for what is put forward from now on.
    }
rules-button = { $reach ->
    [village] { $now ->
        [yes] ✓ Village: { $number }
       *[no] Village: { $number }
    }
    [regency] { $now ->
        [yes] ✓ Kab./kota: { $number }
       *[no] Kab./kota: { $number }
    }
   *[beyond] { $now ->
        [yes] ✓ Beyond: { $number }
       *[no] Beyond: { $number }
    }
 }
