package org.broadsheet.command.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Answers on loopback with the records it was given, and with NXDOMAIN for all other names. */
final class SmallDnsServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private volatile int failure = Rcode.NOERROR;

    SmallDnsServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::run, "small-dns");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", socket.getLocalPort());
    }

    /** A TXT record in pieces of at most 255 octets, as long keys are published. */
    SmallDnsServer text(String name, String value) throws IOException {
        List<String> pieces = Arrays.asList(value.split("(?<=\\G.{255})"));
        records.add(new TXTRecord(Name.fromString(name, Name.root), DClass.IN, 60, pieces));
        return this;
    }

    SmallDnsServer add(String name, int type, String value) throws IOException {
        records.add(Record.fromString(Name.fromString(name, Name.root), type, DClass.IN, 60, value, Name.root));
        return this;
    }

    void fail(int rcode) {
        failure = rcode;
    }

    private void run() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(new Message(Arrays.copyOf(buffer, question.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) throw new IllegalStateException(e);
            }
        }
    }

    private Message answer(Message question) {
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        Record asked = question.getQuestion();
        answer.addRecord(asked, Section.QUESTION);
        boolean known = records.stream().anyMatch(r -> r.getName().equals(asked.getName()));
        answer.getHeader().setRcode(failure != Rcode.NOERROR ? failure : known ? Rcode.NOERROR : Rcode.NXDOMAIN);
        records.stream()
                .filter(r -> r.getName().equals(asked.getName()) && r.getType() == asked.getType())
                .filter(r -> failure == Rcode.NOERROR && Type.isRR(r.getType()))
                .forEach(r -> answer.addRecord(r, Section.ANSWER));
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
