package io.github.imbot4j.emulator.page;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Speak HTTP 1.0 by hand, so that a test can say of host and origin what no client library would. */
final class RawHttp {

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    record Answer(int status, Map<String, String> headers, String text) {
        Map<String, Object> json() {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    Answer get(String path, String... headers) {
        return ask("GET", path, new byte[0], headers);
    }

    /** Posts JSON, as the page does. */
    Answer post(String action, String json, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "Content-Type: application/json";
        System.arraycopy(headers, 0, all, 1, headers.length);
        return ask("POST", "/emulator/api/" + action, json.getBytes(StandardCharsets.UTF_8), all);
    }

    Answer ask(String method, String path, byte[] body, String... headers) {
        try (Socket socket = open(method, path, body, headers)) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = Integer.parseInt(line(in).split(" ", 3)[1]);
            Map<String, String> found = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] parts = line.split(":", 2);
                found.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
            return new Answer(status, found, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sends a request and leaves the answer to be read. A header {@code Host:} of the caller's takes the usual one's place. */
    Socket open(String method, String path, byte[] body, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.0\r\n");
        String own = String.join("\r\n", headers);
        if (!own.contains("Host:")) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
