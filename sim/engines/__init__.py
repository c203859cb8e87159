"""What happens: engines that play a scenario over drawn random numbers. They never know each other."""
