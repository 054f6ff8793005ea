"""That no file is lost: safe writing, locks, recovery files, earlier versions, erasing."""
