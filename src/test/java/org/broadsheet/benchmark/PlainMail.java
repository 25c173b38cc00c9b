package org.broadsheet.benchmark;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** What one writes first: a MimeMessageHelper and a JavaMailSender.send a member, on as many threads as connections. */
final class PlainMail {
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final int threads;
    private final String text;
    private final String html;

    private PlainMail(int port, int threads, Path content) throws Exception {
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        this.threads = threads;
        this.text = Files.readString(content.resolve("letter.txt"), StandardCharsets.UTF_8);
        this.html = Files.readString(content.resolve("letter.html"), StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws Exception {
        SelfMeasure measure = new SelfMeasure();
        PlainMail mail = new PlainMail(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
        measure.serve(mail::send);
    }

    private double send(int messages) throws Exception {
        long begin = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            done.add(pool.submit(() -> {
                for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) sender.send(message(n));
                return null;
            }));
        }
        for (Future<?> one : done) one.get();
        pool.shutdown();
        return (System.nanoTime() - begin) / 1e9;
    }

    private MimeMessage message(int n) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true);
        helper.setFrom("daily@example.org");
        helper.setTo("member" + n + "@example.net");
        helper.setSubject("The Daily, member " + n);
        helper.setText(text + n, html + "<p>" + n + "</p>");
        return message;
    }
}
