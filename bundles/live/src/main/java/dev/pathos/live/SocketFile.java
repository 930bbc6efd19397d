package dev.pathos.live;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The socket in an experiment's folder. */
final class SocketFile {
    /** Its name in that folder. */
    static final String NAME = "live.sock";

    /** Bytes of a path that every system takes as a socket's: macOS 103, Linux with Java 106. */
    private static final int LONGEST_PATH = 103;

    /** Bytes that the name of a link, with the socket's behind it, adds to a folder's path. */
    private static final int LINK = 41;

    /** What the names of folders begin with in which sockets are made. */
    private static final String MAKING = ".live-";

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SocketFile() {}

    /**
     * Makes the socket of a folder, which only its owner can ever connect to: it is bound within a
     * folder that nobody else can enter, given mode 0600, and then moved to its place.
     *
     * @param folder the experiment's folder
     * @return the socket, listening
     * @throws FileAlreadyExistsException if a process listens there already, or what lies there is
     *     no socket
     * @throws IOException if the file system takes no sockets or keeps no permissions
     */
    static ServerSocketChannel listen(Path folder) throws IOException {
        removeLeftovers(folder);
        Path making = Files.createTempDirectory(folder, MAKING);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (Short path = Short.of(making)) {
            channel.bind(UnixDomainSocketAddress.of(path.folder().resolve(NAME)));
            Path made = making.resolve(NAME);
            Files.setPosixFilePermissions(made, OWNER);
            if (!Files.getPosixFilePermissions(made).equals(OWNER)) {
                throw new IOException("permissions cannot be set here");
            }
            Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
            return channel;
        } catch (UnsupportedOperationException e) {
            channel.close();
            throw new IOException("permissions cannot be set here", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            discard(making);
        }
    }

    private static void discard(Path making) {
        try {
            Files.deleteIfExists(making.resolve(NAME));
            Files.deleteIfExists(making);
        } catch (IOException e) {
            // the next process to run this experiment tries again
        }
    }

    /** Removes what a process left that was killed. */
    private static void removeLeftovers(Path folder) throws IOException {
        Path socket = folder.resolve(NAME);
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            BasicFileAttributes what =
                    Files.readAttributes(
                            socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!what.isOther()) {
                throw new FileAlreadyExistsException(socket.toString(), null, "is no socket");
            }
            if (answers(folder)) {
                throw new FileAlreadyExistsException(
                        socket.toString(), null, "another process listens there");
            }
            Files.delete(socket);
        }
        try (DirectoryStream<Path> made = Files.newDirectoryStream(folder, MAKING + "*")) {
            made.forEach(SocketFile::discard);
        }
    }

    /** Whether a process listens at a folder's socket. */
    static boolean answers(Path folder) {
        if (!Files.exists(folder.resolve(NAME))) {
            return false;
        }
        try {
            connect(folder).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Connects to the socket of a folder.
     *
     * @throws SocketException if there is none, or none listens, or it is somebody else's
     */
    static SocketChannel connect(Path folder) throws IOException {
        try (Short path = Short.of(folder)) {
            return SocketChannel.open(UnixDomainSocketAddress.of(path.folder().resolve(NAME)));
        }
    }

    /**
     * A path to a folder that is short enough for a socket in it: the folder itself, or a link to
     * it.
     *
     * @param folder leads to the folder
     * @param made a folder that holds the link, or null
     */
    private record Short(Path folder, Path made) implements Closeable {
        static Short of(Path folder) throws IOException {
            Path absolute = folder.toAbsolutePath();
            int bytes = absolute.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes + 1 + NAME.length() <= LONGEST_PATH) {
                return new Short(absolute, null);
            }
            Path made = Files.createTempDirectory(shortest(), "pathos");
            return new Short(Files.createSymbolicLink(made.resolve("run"), absolute), made);
        }

        private static Path shortest() {
            Path usual = Path.of(System.getProperty("java.io.tmpdir"));
            return usual.toString().length() + LINK <= LONGEST_PATH ? usual : Path.of("/tmp");
        }

        @Override
        public void close() throws IOException {
            if (made != null) {
                Files.deleteIfExists(folder);
                Files.deleteIfExists(made);
            }
        }
    }
}
