package org.broadsheet.member.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.Status;
import org.broadsheet.member.file.ColumnWords.Meaning;
import org.jspecify.annotations.Nullable;

/** What the columns of one file mean, and by that what each of its rows says. Decided once, from the header. */
final class Columns {
    private final Map<Meaning, List<Integer>> places = new EnumMap<>(Meaning.class);
    private final List<String> notUnderstood = new ArrayList<>();
    private final String format;
    private final int count;

    private Columns(List<String> header) {
        this.count = header.size();
        this.format = ColumnWords.format(header);
        for (int i = 0; i < count; i++) {
            Meaning meaning = ColumnWords.meaning(header.get(i));
            if (meaning != null) place(meaning, i);
            else if (!header.get(i).isBlank()) notUnderstood.add(ColumnWords.folded(header.get(i)));
        }
    }

    /** Whether the header names a column of addresses, so that no rows are needed to find it. */
    static boolean nameTheAddress(List<String> header) {
        return header.stream().anyMatch(name -> ColumnWords.meaning(name) == Meaning.ADDRESS);
    }

    /**
     * @param rows the first ones, to find the column of addresses by its cells where the header does not name it
     * @throws UnreadableFile where no column holds addresses
     */
    static Columns of(List<String> header, List<List<String>> rows, String file) {
        Columns columns = new Columns(header);
        if (!columns.places.containsKey(Meaning.ADDRESS)) columns.findAddress(header, rows, file);
        return columns;
    }

    private void findAddress(List<String> header, List<List<String>> rows, String file) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < count; i++) {
            int column = i;
            long found = rows.stream()
                    .filter(row -> column < row.size() && isAddress(row.get(column)))
                    .count();
            if (found > most) {
                best = i;
                most = found;
            }
        }
        if (best < 0 || most * 2 < rows.size())
            throw new UnreadableFile(file
                    + ": no column is named email, and in none most cells are addresses; the first line must name the"
                    + " columns, and it says: "
                    + String.join(", ", header.stream().limit(12).toList()));
        int column = best;
        places.values().forEach(list -> list.remove(Integer.valueOf(column)));
        places.values().removeIf(List::isEmpty);
        notUnderstood.remove(ColumnWords.folded(header.get(column)));
        place(Meaning.ADDRESS, column);
    }

    private static boolean isAddress(String cell) {
        try {
            Address.parse(Mailbox.of(cell).address());
            return true;
        } catch (BadAddress e) {
            return false;
        }
    }

    private void place(Meaning meaning, int column) {
        places.computeIfAbsent(meaning, any -> new ArrayList<>()).add(column);
    }

    String format() {
        return format;
    }

    int count() {
        return count;
    }

    /** Names of columns that say nothing to us; whatever they hold is not taken. */
    List<String> notUnderstood() {
        return List.copyOf(notUnderstood);
    }

    /** The address as the row has it; empty where the row ends before it. */
    String address(List<String> cells) {
        return get(cells, Meaning.ADDRESS);
    }

    /** @throws BadRow where a word in the row means nothing */
    Entry read(List<String> cells, String file) {
        boolean own = format.equals("Broadsheet");
        Marks ours = Marks.in(get(cells, Meaning.MARKS));
        Mailbox mailbox = Mailbox.of(Formulas.strip(address(cells)));
        String zone = get(cells, Meaning.ZONE);
        boolean guessed = zone.isEmpty() && !ours.isThere();
        String joined = get(cells, Meaning.JOINED);
        return new Entry(
                mailbox.address(),
                name(cells, mailbox),
                ours.status(status(cells, file)),
                ours.get("digests", get(cells, Meaning.DIGESTS)),
                ours.get("zone", guessed ? get(cells, Meaning.FOREIGN_ZONE) : zone),
                guessed,
                ours.get("language", own ? get(cells, Meaning.LANGUAGE) : ""),
                ours.get("format", own ? get(cells, Meaning.FORMAT) : letters(cells)),
                ours.get("joined", joined.isEmpty() ? foreignTime(cells) : joined),
                joined.isEmpty());
    }

    private String letters(List<String> cells) {
        return get(cells, Meaning.EMAIL_TYPE).equalsIgnoreCase("text") ? "text" : "";
    }

    private String foreignTime(List<String> cells) {
        String confirmed = get(cells, Meaning.CONFIRMED);
        return confirmed.isEmpty() ? get(cells, Meaning.FOREIGN_JOINED) : confirmed;
    }

    private String name(List<String> cells, Mailbox mailbox) {
        String whole = get(cells, Meaning.NAME);
        String both = (get(cells, Meaning.FIRST_NAME) + ' ' + get(cells, Meaning.LAST_NAME)).strip();
        String name = whole.isEmpty() ? both : whole;
        return Formulas.strip(name.isEmpty() ? mailbox.name() : name);
    }

    /** No stop is lost, whichever column or file name says it, and in whichever order. */
    private Status status(List<String> cells, String file) {
        boolean silent = get(cells, Meaning.STATUS).isEmpty();
        Status told = Status.ACTIVE;
        for (int place : places.getOrDefault(Meaning.STATUS, List.of())) {
            String word = cell(cells, place);
            if (!word.isEmpty()) told = Statuses.stricter(told, status(word));
        }
        // A plain list of addresses that is called unsubscribed.csv is no list of people to write to.
        boolean byFile = format.equals("listmonk") || silent && !format.equals("Ghost");
        if (byFile) told = Statuses.stricter(told, Statuses.inFileName(file));
        if (says(cells, Meaning.STOP, false) || says(cells, Meaning.WISH, true))
            told = Statuses.stricter(told, Status.UNSUBSCRIBED);
        if (says(cells, Meaning.BOUNCED, false)) told = Statuses.stricter(told, Status.BOUNCED);
        return says(cells, Meaning.COMPLAINED, false) ? Statuses.stricter(told, Status.COMPLAINED) : told;
    }

    private static Status status(String word) {
        @Nullable Status status = ColumnWords.status(word);
        if (status == null)
            throw new BadRow("unknown status '" + word + "': active, pending, unsubscribed, bounced or complained");
        return status;
    }

    /** Whether one of these columns has something in this row that is a no, or something that is none. */
    private boolean says(List<String> cells, Meaning meaning, boolean no) {
        for (int place : places.getOrDefault(meaning, List.of())) {
            String cell = cell(cells, place);
            if (!cell.isEmpty() && no == (ColumnWords.isNo(cell) || no && isStop(cell))) return true;
        }
        return false;
    }

    private static boolean isStop(String word) {
        Status status = ColumnWords.status(word);
        return status != null && status.stopsMail();
    }

    /** The first of the columns of this meaning that has anything in this row, stripped; empty where none has. */
    private String get(List<String> cells, Meaning meaning) {
        List<Integer> columns = places.get(meaning);
        if (columns == null) return "";
        for (int place : columns) {
            String cell = cell(cells, place);
            if (!cell.isEmpty()) return cell;
        }
        return "";
    }

    private static String cell(List<String> cells, int place) {
        return place < cells.size() ? cells.get(place).strip() : "";
    }
}
