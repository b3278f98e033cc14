package io.github.imbot4j.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of the load generator and of the stub that replies are posted to. Prints the stub's port; then carries out the
 * orders of its input, one a line, each answered with a line:
 *
 * <ul>
 *   <li>{@code install PORT PORTALS}: installs the app from so many portals; answers {@code done}
 *   <li>{@code load WHAT PORT CONNECTIONS IN_FLIGHT USERS MILLIS PORTALS}, where {@code WHAT} is {@code reply}, {@code quiet}
 *       or {@code telegram}: answers with a {@link Measured}
 * </ul>
 */
final class Outside {

    private static final long PATIENCE_SECONDS = 60;

    private final Load load = new Load();
    private final StubServer stub;

    private Outside() throws IOException {
        stub = StubServer.start(load::replied);
    }

    /** Ends with its input. */
    public static void main(String[] args) {
        try {
            new Outside().obey();
            System.exit(0);
        } catch (Exception failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private void obey() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println(stub.port());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            if (words[0].equals("install")) {
                install(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                out.println("done");
            } else {
                out.println(load(words).line());
            }
        }
    }

    private Measured load(String[] words) throws Exception {
        return load.run(
                new Load.Manner(
                        Integer.parseInt(words[2]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4]),
                        Integer.parseInt(words[5]),
                        !words[1].equals("quiet"),
                        Long.parseLong(words[6])),
                requests(words[1], Integer.parseInt(words[7])));
    }

    private List<Requests> requests(String what, int portals) {
        if (what.equals("telegram")) {
            return List.of(Requests.telegram());
        }
        String command = what.equals("quiet") ? "quiet" : "echo";
        List<Requests> requests = new ArrayList<>();
        for (int i = 1; i <= portals; i++) {
            requests.add(Requests.command(stub.answers().portal(Requests.Portal.member(i), command), command));
        }
        return requests;
    }

    private void install(int port, int portals) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            HttpInput in = new HttpInput(socket.getInputStream());
            for (int i = 1; i <= portals; i++) {
                socket.getOutputStream()
                        .write(Requests.install(Requests.Portal.member(i), "http://127.0.0.1:" + stub.port()));
                String line = in.next().map(HttpInput.Message::line).orElse("nothing");
                if (!line.contains(" 200")) {
                    throw new IllegalStateException("An install was answered with " + line + ".");
                }
            }
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS + portals);
        for (int i = 1; i <= portals; i++) {
            while (!stub.answers().isRegistered(Requests.Portal.member(i))) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The app did not register its bot on portal " + i + ".");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
