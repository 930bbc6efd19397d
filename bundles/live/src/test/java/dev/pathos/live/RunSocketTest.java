package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.LiveRun.Subscription;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are broken, slow, many, or gone. */
@Timeout(60)
class RunSocketTest {
    private static final String NOT_UNDERSTOOD = "the request was not understood";

    @TempDir Path runs;

    private FakeRun run;
    private RunSocket socket;

    @BeforeEach
    void open() throws IOException {
        run = new FakeRun(Files.createDirectory(runs.resolve("tiny")));
        socket = new RunSocket(run, RunSocket.PATIENCE);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    private void assertServes() {
        assertEquals(run.trainings(), RemoteRun.at(run.folder()).trainings());
    }

    @Test
    void should_answer_garbage_with_a_reason_and_hang_up() throws Exception {
        byte[] noise = new byte[1000];
        var random = Seeds.random(1, "noise", 0);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) random.nextInt();
        }
        noise[0] = 'x';
        noise[999] = '\n';
        for (byte[] garbage :
                List.of(
                        "GET / HTTP/1.1\r\n\r\n".getBytes(),
                        "\n".getBytes(),
                        "[]\n".getBytes(),
                        "{\"ask\": \"pause\"\n".getBytes(),
                        ("[".repeat(60_000) + "\n").getBytes(),
                        noise)) {
            try (Client client = new Client(run.folder())) {
                String answer = client.say(garbage).hear();
                assertTrue(answer.contains(NOT_UNDERSTOOD), answer);
                assertNull(client.hear());
            }
        }
        assertTrue(run.asked.isEmpty());
        assertServes();
    }

    @Test
    void should_answer_wrong_questions_with_a_reason_and_go_on() throws Exception {
        try (Client client = new Client(run.folder())) {
            for (String wrong :
                    List.of(
                            "{}",
                            "{\"ask\": 1}",
                            "{\"ask\": \"dance\"}",
                            "{\"ask\": \"change\"}",
                            "{\"ask\": \"change\", \"training\": \"\", \"change\": {}}",
                            "{\"ask\": \"change\", \"training\": \"\", \"change\":"
                                    + " {\"kind\": \"weight\", \"task\": \"a\","
                                    + " \"weight\": \"much\"}}")) {
                String answer = client.say(wrong + "\n").hear();
                assertTrue(answer.contains(NOT_UNDERSTOOD), answer);
            }
            assertEquals("{\"answer\":null}", client.say("{\"ask\": \"pause\"}\n").hear());
        }
        assertEquals(List.of("pause"), List.copyOf(run.asked));
    }

    @Test
    void should_refuse_a_line_that_is_too_long_before_it_has_all_of_it() throws Exception {
        try (Client client = new Client(run.folder())) {
            client.say("x".repeat(Conversation.LONGEST + 1));
            String answer = client.hear();
            assertTrue(answer.contains("a line of more than 65536 bytes"), answer);
        }
        assertServes();
    }

    @Test
    void should_hang_up_when_a_request_takes_too_long() throws Exception {
        socket.close();
        socket = new RunSocket(run, Duration.ofMillis(100));
        try (Client client = new Client(run.folder())) {
            String answer = client.say("{\"ask\": ").hear();
            assertTrue(answer.contains("nothing was asked for"), answer);
            assertNull(client.hear());
        }
    }

    @Test
    void should_hang_up_when_answers_are_not_read() throws Exception {
        socket.close();
        socket = new RunSocket(run, Duration.ofMillis(100));
        try (Client client = new Client(run.folder())) {
            assertThrows(
                    IOException.class,
                    () -> {
                        while (true) {
                            client.say("{\"ask\": \"trainings\"}\n".repeat(100));
                        }
                    });
        }
        assertServes();
    }

    @Test
    void should_answer_several_questions_that_came_in_one_piece() throws Exception {
        try (Client client = new Client(run.folder())) {
            client.say("{\"ask\": \"pause\"}\r\n{\"ask\": \"proceed\"}\n");
            assertEquals("{\"answer\":null}", client.hear());
            assertEquals("{\"answer\":null}", client.hear());
        }
        assertEquals(List.of("pause", "proceed"), List.copyOf(run.asked));
    }

    @Test
    void should_refuse_more_clients_than_it_serves_until_one_leaves() throws Exception {
        RemoteRun remote = RemoteRun.at(run.folder());
        List<Subscription> following = new ArrayList<>();
        while (following.size() < RunSocket.CLIENTS) {
            following.add(remote.follow((r, e) -> {}));
        }
        Problem told = assertThrows(Problem.class, remote::pause);
        assertEquals("more than 32 clients at once", told.what());
        following.remove(0).close();
        Until.holds(() -> run.listeners.size() < RunSocket.CLIENTS);
        Until.holds(
                () -> {
                    try {
                        remote.pause();
                        return true;
                    } catch (Problem e) {
                        return false;
                    }
                });
        following.forEach(Subscription::close);
        Until.holds(() -> run.listeners.isEmpty());
    }

    @Test
    void should_forget_a_follower_that_goes_away() throws Exception {
        try (Client client = new Client(run.folder())) {
            client.say("{\"ask\": \"follow\"}\n").hear();
            assertEquals(1, run.listeners.size());
        }
        Until.holds(() -> run.listeners.isEmpty());
        run.tell(1, "epoch", Map.of());
        assertServes();
    }

    @Test
    void should_forget_a_follower_that_speaks() throws Exception {
        try (Client client = new Client(run.folder())) {
            client.say("{\"ask\": \"follow\"}\n").hear();
            client.say("{\"ask\": \"pause\"}\n");
            Until.holds(() -> run.listeners.isEmpty());
        }
        assertTrue(run.asked.isEmpty());
    }

    @Test
    void should_drop_the_oldest_for_a_follower_that_does_not_read_and_tell_how_many()
            throws Exception {
        int events = 3000;
        Map<String, Object> large = Map.of("text", "x".repeat(1000));
        BlockingQueue<Event> quick = new LinkedBlockingQueue<>();
        RemoteRun.at(run.folder()).follow((r, event) -> quick.add(event));
        try (Client slow = new Client(run.folder())) {
            slow.say("{\"ask\": \"follow\"}\n").hear();
            for (int i = 0; i < events; i++) {
                run.tell(i, "epoch", large);
                assertEquals(i, quick.take().step());
            }
            long dropped = 0;
            long told = 0;
            long step = -1;
            while (step < events - 1) {
                var json = Wire.parse(slow.hear());
                if (json.containsKey(Wire.DROPPED)) {
                    dropped += json.getInt(Wire.DROPPED);
                } else {
                    assertTrue(json.getInt("step") > step, "in order");
                    step = json.getInt("step");
                    told++;
                }
            }
            assertTrue(dropped > 0, "nothing was dropped");
            assertEquals(events, told + dropped);
        }
    }

    @Test
    void should_let_progress_give_way_to_later_progress_of_the_same_run() {
        Outbox outbox = new Outbox(10, () -> {});
        FakeRun.Cell a = new FakeRun.Cell("a");
        FakeRun.Cell b = new FakeRun.Cell("b");
        for (int i = 0; i < 100; i++) {
            outbox.happened(a, new Event(i, "progress", Map.of()));
            outbox.happened(b, new Event(i, "progress", Map.of()));
        }
        outbox.happened(a, new Event(100, "epoch", Map.of()));
        outbox.happened(a, new Event(101, "progress", Map.of()));
        List<String> told = new ArrayList<>();
        for (var next = outbox.next(); next.isPresent(); next = outbox.next()) {
            told.add(next.get().run() + next.get().event().step());
        }
        assertEquals(List.of("a99", "b99", "a100", "a101"), told);
        assertEquals(0, outbox.dropped());
    }
}
