package org.broadsheet.console.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One rule for every secret that opens something: how many guesses it would withstand, by zxcvbn, which knows common
 * passwords, words, names, dates, repetitions, sequences and keyboards. The newsroom's own words count as known. Nobody is
 * made to mix digits and signs into it (NIST SP 800-63B, section 3.1.1.2).
 */
@Component
class SecretRule {
    static final int SHORTEST = 12;
    /** BCrypt reads no further, and says so. */
    private static final int MOST_OCTETS = 72;

    /** Guesses, as a power of ten, that a password must withstand. */
    private static final double PASSWORD = 10;

    private static final double TOKEN = 16;
    private static final int SHORTEST_TOKEN = 32;
    /** The beginning must be strong by itself: estimating takes long for long texts. */
    private static final int READ = 32;
    /** Signs that can stand for letters, such as 4 and @: beyond so many different ones the estimate takes seconds. */
    private static final int MOST_SIGNS = 8;

    private static final String SIGNS = "4@8({[<369!1|0$5+7%2/";
    private static final String CYRILLIC_KEYS = "йцукенгшщзхїфівапролджєячсмитьбюґ";
    private static final String LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.\\\\";
    private static final List<String> WORDS =
            List.of(("broadsheet newsroom newsletter editor admin administrator console digest password"
                            + " пароль редакція редактор новини новина газета адмін адміністратор україна київ слава"
                            + " привіт любов кохання розсилка журналіст")
                    .split(" "));

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final List<String> newsroom;

    SecretRule(NewsroomSettings newsroom, @Value("${broadsheet.site.url:}") String site) {
        this.newsroom = words(newsroom.name(), host(newsroom.url()), host(site));
    }

    /** A key of the words files; empty: the password will do. */
    Optional<String> fault(String password, String repeated, Account account) {
        if (isShort(password)) return Optional.of("short");
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) return Optional.of("long");
        if (!password.equals(repeated)) return Optional.of("differ");
        boolean plain = isGuessable(password, account.username(), account.email());
        return plain ? Optional.of("plain") : Optional.empty();
    }

    static boolean isShort(String password) {
        return password.codePointCount(0, password.length()) < SHORTEST;
    }

    /** @param own words of whose secret it is: names, addresses */
    boolean isGuessable(String password, @Nullable String... own) {
        return guesses(password, words(own)) < PASSWORD;
    }

    /** Whether a token for scripts is long and random enough. */
    boolean isWeakToken(String token) {
        return token.length() < SHORTEST_TOKEN || guesses(token, List.of()) < TOKEN;
    }

    private double guesses(String secret, List<String> own) {
        String text = readable(secret);
        List<String> known =
                Stream.of(WORDS, newsroom, own).flatMap(List::stream).toList();
        double asTyped = zxcvbn.measure(text, known).getGuessesLog10();
        String keys = onLatinKeys(text);
        return keys.equals(text)
                ? asTyped
                : Math.min(asTyped, zxcvbn.measure(keys, known).getGuessesLog10());
    }

    private static String readable(String secret) {
        String text =
                secret.codePoints().limit(READ).mapToObj(Character::toString).collect(Collectors.joining());
        long signs = text.chars().filter(c -> SIGNS.indexOf(c) >= 0).distinct().count();
        return signs <= MOST_SIGNS ? text : text.replaceAll("[^\\p{L}\\p{N}]", "~");
    }

    /** What the same keys write on an English keyboard: a row of keys is no better in Ukrainian. */
    private static String onLatinKeys(String text) {
        StringBuilder keys = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < keys.length(); i++) {
            int key = CYRILLIC_KEYS.indexOf(keys.charAt(i));
            if (key >= 0) keys.setCharAt(i, LATIN_KEYS.charAt(key));
        }
        return CYRILLIC_KEYS.chars().anyMatch(c -> text.toLowerCase(Locale.ROOT).indexOf(c) >= 0)
                ? keys.toString()
                : text;
    }

    /** Whole, without blanks, and each word by itself. */
    private static List<String> words(@Nullable String... texts) {
        List<String> words = new ArrayList<>();
        for (String text : texts) {
            if (text == null || text.isBlank()) continue;
            String lower = text.toLowerCase(Locale.ROOT);
            words.add(lower);
            words.add(lower.replaceAll("[^\\p{L}\\p{N}]", ""));
            Stream.of(lower.split("[^\\p{L}\\p{N}]+"))
                    .filter(word -> word.length() > 2)
                    .forEach(words::add);
        }
        return words;
    }

    private static @Nullable String host(@Nullable Object address) {
        try {
            return address == null
                    ? null
                    : URI.create(Objects.toString(address)).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
