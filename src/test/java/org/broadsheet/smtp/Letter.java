package org.broadsheet.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message of the tests, which remembers what the engine asked of it. */
class Letter implements Message {
    private final long key;
    private final String recipient;
    private final byte[] content;
    final List<String> calls = new ArrayList<>();

    Letter(long key, String recipient, byte[] content) {
        this.key = key;
        this.recipient = recipient;
        this.content = content;
    }

    static Letter to(String recipient) {
        return new Letter(
                recipient.hashCode(), recipient, octets("Subject: hello " + recipient + "\r\n\r\nHello.\r\n"));
    }

    static List<Message> letters(int count) {
        List<Message> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) letters.add(to("member" + i + "@example.org"));
        return letters;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public String sender() {
        return "bounces+" + key + "@example.org";
    }

    @Override
    public String recipient() {
        return recipient;
    }

    @Override
    public byte[] content() {
        calls.add("content");
        return content;
    }

    @Override
    public void aboutToSend() {
        calls.add("aboutToSend");
    }
}
