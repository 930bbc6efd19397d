package dev.pathos.diagnosis;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The network ports that this process has open, as Linux tells under {@code /proc/self}: the tables
 * {@code net/tcp}, {@code tcp6}, {@code udp}, {@code udp6} list the sockets of all processes, and
 * the links in {@code fd} say by inode which of them are ours (proc(5)).
 *
 * @param process the folder of a process
 */
record Sockets(Path process) {
    private static final String PREFIX = "socket:[";
    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;

    /** Whether the system tells. */
    boolean told() {
        return Files.isReadable(process.resolve("net/tcp"));
    }

    /**
     * Ports that others could reach: listening ones of TCP, bound ones of UDP.
     *
     * @return such as {@code tcp 5005}, in order
     * @throws IOException if the tables cannot be read
     */
    Set<String> open() throws IOException {
        Set<String> ours = inodes();
        Set<String> ports = new TreeSet<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path table = process.resolve("net").resolve(protocol);
            for (String line :
                    Files.exists(table) ? Files.readAllLines(table) : List.<String>of()) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > INODE && ours.contains(fields[INODE])) {
                    boolean tcp = protocol.startsWith("tcp");
                    if (!tcp || fields[STATE].equals(LISTENING)) {
                        ports.add(protocol.substring(0, STATE) + " " + port(fields[1]));
                    }
                }
            }
        }
        return ports;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEXADECIMAL);
    }

    private Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        for (Path link : descriptors()) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                if (target.startsWith(PREFIX)) {
                    inodes.add(target.substring(PREFIX.length(), target.length() - 1));
                }
            } catch (IOException e) {
                // Closed in the meantime.
                continue;
            }
        }
        return inodes;
    }

    private List<Path> descriptors() throws IOException {
        List<Path> links = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(process.resolve("fd"))) {
            found.forEach(links::add);
        }
        return links;
    }
}
