broadcast-unknown = There is no broadcast { $id }.
broadcast-not-approved = Broadcast { $id } is not approved yet.
broadcast-not-running = Broadcast { $id } is not running.
broadcast-not-paused = Broadcast { $id } is not paused.
broadcast-over = Broadcast { $id } is already over.
broadcast-nothing-to-retry = Broadcast { $id } has no failed copies that could be tried again.
