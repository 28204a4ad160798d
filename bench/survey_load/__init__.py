"""Taking answers under load: real servers, many connections, slow disks, and servers that are killed."""
