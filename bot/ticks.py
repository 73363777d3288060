"""Which jobs tick, and how often. What is due is a row, so a tick may come late, twice or on several machines."""

from collections.abc import Sequence
from functools import partial

from bot.parts import Parts
from bot.platforms.whatsapp import outcomes as whatsapp_outcomes
from scheduler.close_warnings import close_warnings
from scheduler.empty_outbox import empty_outbox
from scheduler.expire import expire
from scheduler.fetch_pictures import fetch_pictures
from scheduler.forget_words import ForgetWords
from scheduler.heed_clock import heed_clock
from scheduler.look_after_kims import look_after_kims
from scheduler.look_at_posts import look_at_posts
from scheduler.make_digests import make_digests
from scheduler.mind_mandates import mind_mandates
from scheduler.mind_tickets import mind_tickets
from scheduler.note_erasures import NoteErasures
from scheduler.note_receipts import note_receipts
from scheduler.offer_forwarding import offer_forwarding
from scheduler.open_broadcasts import OpenBroadcasts
from scheduler.plan_series import plan_series
from scheduler.poll_feeds import poll_feeds
from scheduler.push_feedback import push_feedback
from scheduler.refresh_statistics import refresh_statistics
from scheduler.relay import relay
from scheduler.report_done import report_done
from scheduler.send_answers import send_answers
from scheduler.show_menus import show_menus
from scheduler.show_progress import ShowProgress
from scheduler.tell_dead_feeds import tell_dead_feeds
from scheduler.tell_lost_channels import tell_lost_channels
from scheduler.tell_progress import tell_progress
from scheduler.tend_approvals import tend_approvals
from scheduler.timetable import Tick
from scheduler.try_feeds import TryFeeds
from scheduler.watch_health import watch_health
from services import answer_letters


def ticks(parts: Parts) -> Sequence[Tick]:
    """Every job of the house."""
    house, office = parts.house, parts.office
    sessions, reads, now = house.sessions, house.reads, house.now
    told = partial(answer_letters.settled, office)
    return (
        Tick("open-broadcasts", 0.5, OpenBroadcasts(sessions, reads, parts.engine, now, parts.quiet)),
        Tick("heed-clock", 2, partial(heed_clock, sessions, reads)),
        Tick("empty-outbox", 1, partial(empty_outbox, sessions, reads, parts.platforms, told, now)),
        Tick("note-receipts", 1, partial(note_receipts, sessions, reads, whatsapp_outcomes.of_code, now)),
        Tick("show-progress", 1, ShowProgress(reads, parts.platforms, now)),
        Tick("tell-progress", 5, partial(tell_progress, sessions, reads, now)),
        Tick("report-done", 1, partial(report_done, sessions, reads, now)),
        Tick("relay", 5, partial(relay, sessions, reads, parts.measure, now)),
        Tick("make-digests", 20, partial(make_digests, sessions, reads, now)),
        Tick("plan-series", 20, partial(plan_series, sessions, reads, now)),
        Tick("close-warnings", 10, partial(close_warnings, sessions, reads, now)),
        Tick("expire", 5, partial(expire, sessions, now)),
        Tick("poll-feeds", 5, partial(poll_feeds, sessions, reads, parts.source, now)),
        Tick("fetch-pictures", 1, partial(fetch_pictures, sessions, reads, parts.pictures, now)),
        Tick("try-feeds", 1, TryFeeds(sessions, reads, parts.source, parts.pictures, now)),
        Tick("push-feedback", 2, partial(push_feedback, sessions, reads, house.home_region, now)),
        Tick("mind-tickets", 60, partial(mind_tickets, sessions, reads, house.home_region, now)),
        Tick("send-answers", 60, partial(send_answers, sessions, reads, office, now)),
        Tick("offer-forwarding", 2, partial(offer_forwarding, sessions, reads, now)),
        Tick("tell-lost-channels", 10, partial(tell_lost_channels, sessions, reads, now)),
        Tick("tend-approvals", 5, partial(tend_approvals, sessions, reads, now)),
        Tick("look-after-kims", 300, partial(look_after_kims, sessions, reads, now)),
        Tick("mind-mandates", 30, partial(mind_mandates, sessions, now)),
        Tick("show-menus", 2, partial(show_menus, sessions, reads, parts.menus, now)),
        Tick("look-at-posts", 10, partial(look_at_posts, sessions, reads, parts.lookouts, now)),
        Tick("refresh-statistics", 1800, partial(refresh_statistics, sessions)),
        Tick("forget-words", 60, ForgetWords(sessions, reads)),
        Tick("watch-health", 30, partial(watch_health, sessions, reads, parts.machine, house.home_region, now)),
        Tick("note-erasures", 60, NoteErasures(reads, parts.backups.erased, parts.backups.note_erased)),
        Tick("tell-dead-feeds", 600, partial(tell_dead_feeds, sessions, now)),
    )
