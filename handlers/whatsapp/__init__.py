"""WhatsApp's way in: signed webhooks become Incoming, Membership and receipts; what leaves is not known here."""

from handlers.whatsapp.events import Parcel, parcels, person
from handlers.whatsapp.translate import Number, translate

__all__ = ["Number", "Parcel", "parcels", "person", "translate"]
