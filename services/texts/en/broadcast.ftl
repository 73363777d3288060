broadcast-compose =
    Send the content of the broadcast now.
    It may be a text, photo, document, video, voice, poll or album.
    Bold, italics and links stay as you send them.
    Never mind: /batal
broadcast-compose-again =
    Send the new content now.
    It replaces the old one entirely.
broadcast-unsupported =
    This kind of message can't be broadcast.
    Send a text, photo, document, video, voice, poll or album.
broadcast-forwarded =
    You can broadcast this message.
    You will see a preview before anything is sent.
broadcast-card =
    Draft broadcast { $id }
    Content: { $content }
    Region: { $regions }
    To: { $to }
    Topic: { $topic }
    Time: { $when }
    Source: { $source }
broadcast-card-emergency =
    Draft EMERGENCY WARNING { $id }
    Region: { $regions }
    To: { $to }
    Time: { $when }
    Source: { $source }
    Still missing: { $missing }

    { $text }
broadcast-missing-nothing = nothing
broadcast-content = { $kind ->
    [photo] photo
    [document] document
    [video] video
    [round] round video
    [voice] voice message
    [poll] poll
    [album] { $pictures ->
        [1] album
       *[other] album ({ $pictures })
    }
   *[text] text
 }
broadcast-content-titled = { $what }: { $title }
broadcast-regions-minus = { $regions }, except { $minus }
broadcast-to = { $to ->
    [residents] residents
    [drill] only those who take part in the drill ({ $number })
    [channels] KIM channels
   *[both] residents and KIM channels
 }
broadcast-topic = { $topic ->
    [darurat] emergency
    [cuaca] weather
    [layanan] services
    [bansos] social aid
    [lowongan] jobs
    [usaha] business
    [agenda] agenda
   *[all] all
 }
broadcast-when-now = now
broadcast-when-slots = { $when }; KIM channels in their next slot
broadcast-when-quiet = { $when }, but those are quiet hours: news leaves { $at }
broadcast-change = What do you want to change?
broadcast-idle =
    Draft broadcast { $id } has not been sent.
    Choose Send, Change or Discard below it.
broadcast-dropped = Draft broadcast { $id } is discarded. Nothing is sent.
broadcast-not-yours =
    That draft is not yours, or does not exist any more.
    Type /broadcast to make a new one.
broadcast-empty =
    This broadcast has no content yet.
    Choose Change, then Content.
broadcast-moved-on = { $state ->
    [cancelled] Broadcast { $id } is cancelled. Type /broadcast to make a new one.
    [done] Broadcast { $id } is finished. Type /broadcast to make a new one.
    [expired] Broadcast { $id } has expired. Type /broadcast to make a new one.
    [running] Broadcast { $id } is running and can't be changed. Type /pantau to pause or cancel it.
    [paused] Broadcast { $id } is paused. Type /pantau to resume or cancel it.
    [submitted] Broadcast { $id } waits for approval. Type /pantau to see it.
   *[scheduled] Broadcast { $id } is scheduled and can't be changed. Type /pantau to cancel it.
 }
broadcast-due-passed =
    The time that you chose has passed.
    Choose Change, then Time.
audience-nothing-left =
    With these exceptions no region is left.
    Except fewer regions.
minus-outside =
    An excepted region must lie inside the regions of the broadcast.
    Choose a smaller region.
source-length =
    A source has at least 2 and at most 80 characters.
    Type the source again.
broadcast-ask-source = Type the source, for example: Diskominfo Kota Balikpapan.
broadcast-preview-follows = This is how it will look:
broadcast-confirm =
    Send broadcast { $id }?
    Recipients: { $people } residents and { $channels } KIM channels
    Time: { $when }
    Duration: { $minutes ->
        [0] done at once
        [1] about 1 minute
       *[other] about { $minutes } minutes
    }
    { $holes }
    { $approval }
broadcast-confirm-nobody =
    Send broadcast { $id }?
    NOTE: no resident and no KIM channel would receive it yet.
    Time: { $when }
    { $holes }
    { $approval }
    You may still send it: who joins later can read it with /berita.
broadcast-holes-none = Every desa and kelurahan has someone who listens.
broadcast-holes = Not yet reached: { $count } desa/kelurahan ({ $names })
broadcast-holes-more = { $names } and others
broadcast-holes-page =
    Not yet reached, { $from } to { $to } of { $count }:
    { $names }
broadcast-already = You have sent this broadcast already.
broadcast-button-emergency = Emergency warning
broadcast-button-resume = Continue the draft: { $title }
broadcast-button-publish = Broadcast it
broadcast-button-send = Send
broadcast-button-change = Change
broadcast-button-drop = Discard
broadcast-button-back = Back
broadcast-button-yes = Yes, send
broadcast-button-holes = See all not yet reached
broadcast-button-next = Next
broadcast-button-regions = Regions
broadcast-button-minus = Except
broadcast-button-to = To
broadcast-button-topic = Topic
broadcast-button-when = Time
broadcast-button-kind = Emergency
broadcast-button-calm = Not an emergency
broadcast-button-content = Content
broadcast-button-asks =
    { $asks ->
        [questions] Answers to choose: Ask
        [safety] Answers to choose: I am safe, I need help, Ask
       *[none] Answers to choose: none
    }
broadcast-button-source = Source
broadcast-button-hazard = Hazard
broadcast-button-place = Place
broadcast-button-until = Valid until
broadcast-button-action = What to do
broadcast-button-contact = Contact
broadcast-when-recurring = { $rule }; first { $first }
broadcast-told-already =
    Much the same has been broadcast already:
    { $title }
    { $source } · { $moment } · code { $code }

    Broadcast this draft all the same?
broadcast-button-anyway = Broadcast it all the same
