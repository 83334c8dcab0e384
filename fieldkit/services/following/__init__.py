"""Nobody is passed on: actions, referrals and worries are followed until somebody took them on; and who around here can help."""
