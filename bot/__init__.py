"""What makes SiarKIM run, and every edge that leads out."""

VERSION = "0.1.0"
