"""Every table, by its noun."""

from data.models.announcements import Announcement, Media, MediaRef, Wording
from data.models.approvals import Approval, ApprovalRule, Review, Submission
from data.models.audits import Audit, AuditHead
from data.models.base import EPOCH, Base, Moment
from data.models.feedback import Answer, Feedback, Push
from data.models.feeds import Feed, FeedItem, FeedTrial
from data.models.health import Alarm
from data.models.intake import Letter, Offer, Post, Standing, Update
from data.models.joining import JoinCode, JoinGuesses
from data.models.kim_register import CivilServantBar, KimMember, KimMove
from data.models.kims import CommentThread, CoverageReport, Kim, KimChannel, Relay, Slot
from data.models.mandates import Grant, Mandate, Menu
from data.models.mutes import Mute
from data.models.people import Account, Address, Recipient, Region, RegionLoad, Resident, Subscription
from data.models.processes import Lease, Process
from data.models.proofs import Proof
from data.models.proposals import Proposal
from data.models.receipts import Receipt
from data.models.safety import SafetyAnswer
from data.models.sending import Broadcast, Chunk, Delivery, Tally
from data.models.tickets import CannedReply, LocalHoliday, Ticket, TicketEvent, TicketNote
from data.models.warnings import HazardWarning, SeenAlert
from data.models.windows import Budget, BudgetMinute, Template, TemplateRate, TemplateUse

__all__ = [
    "EPOCH",
    "Account",
    "Address",
    "Alarm",
    "Announcement",
    "Answer",
    "Approval",
    "ApprovalRule",
    "Audit",
    "AuditHead",
    "Base",
    "Broadcast",
    "Budget",
    "BudgetMinute",
    "CannedReply",
    "Chunk",
    "CivilServantBar",
    "CommentThread",
    "CoverageReport",
    "Delivery",
    "Feed",
    "FeedItem",
    "FeedTrial",
    "Feedback",
    "Grant",
    "HazardWarning",
    "JoinCode",
    "JoinGuesses",
    "Kim",
    "KimChannel",
    "KimMember",
    "KimMove",
    "Lease",
    "Letter",
    "LocalHoliday",
    "Mandate",
    "Media",
    "MediaRef",
    "Menu",
    "Moment",
    "Mute",
    "Offer",
    "Post",
    "Process",
    "Proof",
    "Proposal",
    "Push",
    "Receipt",
    "Recipient",
    "Region",
    "RegionLoad",
    "Relay",
    "Resident",
    "Review",
    "SafetyAnswer",
    "SeenAlert",
    "Slot",
    "Standing",
    "Submission",
    "Subscription",
    "Tally",
    "Template",
    "TemplateRate",
    "TemplateUse",
    "Ticket",
    "TicketEvent",
    "TicketNote",
    "Update",
    "Wording",
]
