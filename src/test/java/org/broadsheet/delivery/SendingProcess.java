package org.broadsheet.delivery;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpEngine.Pace;
import org.broadsheet.smtp.SmtpSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that delivers edition 1: a real JVM, to be killed, stopped or frozen by its parent. */
final class SendingProcess {
    private final Process process;

    private SendingProcess(Process process) {
        this.process = process;
    }

    static SendingProcess start(String database, int port, int connections) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        // Starts sooner, and the tests start many.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", path, SendingProcess.class.getName(), database));
        command.addAll(List.of(String.valueOf(port), String.valueOf(connections)));
        return new SendingProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .inheritIO()
                .start());
    }

    /** Whether it comes to a good end in time. */
    boolean succeeds(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() {
        process.destroy();
    }

    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) throw new IllegalStateException("no signal " + name);
    }

    public static void main(String[] args) {
        int connections = Integer.parseInt(args[2]);
        SmtpSettings relay = SmtpSettings.to(new Relay("127.0.0.1", Integer.parseInt(args[1])))
                .withConnections(connections);
        MessageSender wire = Desk.sender(() -> new SmtpEngine(relay, Pace.UNLIMITED));
        Desk desk = new Desk(source(args[0]), wire, Desk.settings(connections));
        Runtime.getRuntime().addShutdownHook(new Thread(desk.engine::stop));
        DeliveryResult progress = desk.send(Desk.edition(1));
        System.exit(progress.end() == End.FINISHED ? 0 : 1);
    }

    // Not by TestDatabase, which would start a server of its own.
    private static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
