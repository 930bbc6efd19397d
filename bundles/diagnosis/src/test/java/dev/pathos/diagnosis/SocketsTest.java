package dev.pathos.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketsTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
                    + "  timeout inode\n";

    @TempDir Path process;

    private static String line(String address, String state, int inode) {
        return "   0: "
                + address
                + " 00000000:0000 "
                + state
                + " 00000000:00000000 00:00000000 00000000     0        0 "
                + inode
                + " 1 0000000000000000 100 0 0 10 0\n";
    }

    @Test
    void should_list_listening_and_bound_ports_of_this_process_only() throws IOException {
        Files.createDirectories(process.resolve("net"));
        Files.createDirectories(process.resolve("fd"));
        // 0x138D is 5005; 0A listens, 01 is an established connection, 07 a socket of UDP
        Files.writeString(
                process.resolve("net/tcp"),
                HEAD
                        + line("0100007F:138D", "0A", 71)
                        + line("0100007F:1F90", "0A", 99)
                        + line("0100007F:C000", "01", 72));
        Files.writeString(process.resolve("net/udp"), HEAD + line("00000000:0035", "07", 73));
        for (int inode : new int[] {71, 72, 73}) {
            Files.createSymbolicLink(
                    process.resolve("fd/" + inode), Path.of("socket:[" + inode + "]"));
        }
        Files.createSymbolicLink(process.resolve("fd/1"), Path.of("/dev/null"));
        assertEquals(Set.of("tcp 5005", "udp 53"), new Sockets(process).open());
    }

    @Test
    void should_find_a_port_that_this_process_opens() throws IOException {
        Sockets own = new Sockets(Path.of("/proc/self"));
        assumeTrue(own.told(), "this system has no /proc/self/net");
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(0, 1, here);
                DatagramSocket udp = new DatagramSocket(0, here)) {
            Set<String> open = own.open();
            assertTrue(open.contains("tcp " + tcp.getLocalPort()), open.toString());
            assertTrue(open.contains("udp " + udp.getLocalPort()), open.toString());
        }
    }

    @Test
    void should_say_so_when_the_system_does_not_tell() {
        assertFalse(new Sockets(process.resolve("none")).told());
    }
}
