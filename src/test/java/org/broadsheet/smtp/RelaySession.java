package org.broadsheet.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection of the {@link ScriptedRelay}. */
final class RelaySession implements Runnable {
    private final ScriptedRelay relay;
    private final Socket socket;
    private final int number;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean secret;
    private int messages;
    private String mail = "";
    private String rcpt = "";

    RelaySession(ScriptedRelay relay, Socket socket, int number) {
        this.relay = relay;
        this.socket = socket;
        this.number = number;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            use(socket);
            if (relay.tlsAtOnce) startTls();
            answer("CONNECT", "", "220 relay.example ESMTP");
            while (serve(line())) {}
        } catch (IOException | InterruptedException e) {
            // The client or the script has ended it.
        } finally {
            relay.left(socket);
        }
    }

    private void use(Socket socket) throws IOException {
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
    }

    private boolean serve(String line) throws IOException, InterruptedException {
        relay.heard(line);
        String verb = line.split(" ")[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> answer(verb, line, greeting());
            case "STARTTLS" -> starttls(line);
            case "AUTH" -> answer(verb, line, "235 2.7.0 welcome");
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" -> data(line);
            case "RSET" -> reset(line);
            case "QUIT" -> quit(line);
            default -> answer(verb, line, verb.equals("HELO") ? "250 relay.example" : "500 5.5.2 what?");
        }
        return !verb.equals("QUIT");
    }

    private void quit(String line) throws IOException, InterruptedException {
        // Before the answer, lest the client's next connection be counted beside this one.
        relay.left(socket);
        answer("QUIT", line, "221 2.0.0 bye");
    }

    private String greeting() {
        List<String> lines = new ArrayList<>(List.of("relay.example"));
        lines.addAll(relay.extensions);
        if (relay.tls != null && !secret) lines.add("STARTTLS");
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            reply.append(i == lines.size() - 1 ? "250 " : "250-")
                    .append(lines.get(i))
                    .append("\r\n");
        }
        return reply.toString().strip();
    }

    private void starttls(String line) throws IOException, InterruptedException {
        if (answer("STARTTLS", line, "220 2.0.0 go ahead").isGranted("2")) startTls();
    }

    private void startTls() throws IOException {
        SSLContext context = relay.tls;
        if (context == null) throw new EOFException("no TLS here");
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        secret = true;
        use(tls);
    }

    private void mail(String line) throws IOException, InterruptedException {
        String usual = mail.isEmpty() ? "250 2.1.0 Ok" : "503 5.5.1 nested MAIL command";
        boolean first = mail.isEmpty();
        if (answer("MAIL", line, usual).isGranted("2") && first) mail = line;
    }

    private void rcpt(String line) throws IOException, InterruptedException {
        rcpt = line;
        String usual = mail.isEmpty() ? "503 5.5.1 need MAIL command" : "250 2.1.5 Ok";
        if (!answer("RCPT", line, usual).isGranted("2")) rcpt = "";
    }

    private void reset(String line) throws IOException, InterruptedException {
        mail = "";
        rcpt = "";
        answer("RSET", line, "250 2.0.0 Ok");
    }

    private void data(String line) throws IOException, InterruptedException {
        boolean ready = !mail.isEmpty() && !rcpt.isEmpty() || relay.wantsContentAnyway;
        if (answer("DATA", line, ready ? "354 go ahead" : "554 5.5.1 no valid recipients")
                .isGranted("3")) content();
        messages++;
    }

    private void content() throws IOException, InterruptedException {
        byte[] content = readContent();
        relay.heard(".");
        Received message = new Received(path(mail), path(rcpt), content, number, mail, rcpt);
        boolean valid = !mail.isEmpty() && !rcpt.isEmpty();
        Answer usual = Answer.reply(valid ? "250 2.0.0 Ok: queued" : "554 5.5.1 no valid recipients");
        Answer answer = relay.answer(exchange("DOT", "."), usual);
        if (valid && (answer.takes() || answer.isGranted("2"))) relay.take(message);
        mail = "";
        rcpt = "";
        answer.writeTo(out);
    }

    private byte[] readContent() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String line = line(); !line.equals("."); line = line()) {
            if (content.size() == 0) relay.contentBegins();
            String unstuffed = line.startsWith(".") ? line.substring(1) : line;
            content.write((unstuffed + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (content.size() >= relay.cutsContentAt) throw new EOFException("enough");
        }
        return content.toByteArray();
    }

    private Answer answer(String verb, String line, String usual) throws IOException, InterruptedException {
        Answer answer = relay.answer(exchange(verb, line), Answer.reply(usual));
        answer.writeTo(out);
        return answer;
    }

    private Exchange exchange(String verb, String line) {
        return new Exchange(verb, line, number, messages, path(rcpt));
    }

    private static String path(String command) {
        int from = command.indexOf('<');
        int to = command.indexOf('>');
        return from < 0 || to < from
                ? ""
                : new String(
                        command.substring(from + 1, to).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet;
        while ((octet = in.read()) != '\n') {
            if (octet < 0) throw new EOFException("the client has gone");
            if (octet != '\r') line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
