package org.broadsheet.member.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Status;
import org.broadsheet.member.file.ColumnWords.Meaning;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/** What the columns of one file mean, and by that what each of its rows says. Decided once, from the header. */
final class Columns {
    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_NAMED = 50;
    private static final int LONGEST_NAMED = 60;
    /** No cell that we read is longer; the work for one grows faster than its length. */
    private static final int LONGEST_CELL = 4000;

    /** Of cells that are kept as they stand; Ghost itself takes notes of 2,000. */
    private static final int LONGEST_KEPT = 32_000;

    private final Map<Meaning, List<Integer>> places = new EnumMap<>(Meaning.class);
    private final Map<String, Integer> kept = new TreeMap<>();
    private final List<Integer> others = new ArrayList<>();
    private final List<String> notUnderstood = new ArrayList<>();
    private final FileFormat format;
    private final int count;

    private Columns(List<String> header, String file) {
        this.count = header.size();
        if (count > MOST_COLUMNS)
            throw new UnreadableFile(file + " has " + count + " columns; at most " + MOST_COLUMNS + " are read");
        this.format = ColumnWords.format(header);
        for (int i = 0; i < count; i++) {
            String cell = ColumnWords.kept(header.get(i), format);
            if (cell != null) kept.putIfAbsent(cell, i);
            Meaning meaning = ColumnWords.meaning(header.get(i));
            if (meaning != null) place(meaning, i);
            else others.add(i);
            if (meaning == null && !header.get(i).isBlank()) notUnderstood.add(ColumnWords.folded(header.get(i)));
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
        Columns columns = new Columns(header, file);
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
                    + String.join(
                            ", ",
                            header.stream()
                                    .limit(12)
                                    .map(name -> TextCleaner.line(name, LONGEST_NAMED))
                                    .toList()));
        int column = best;
        places.values().forEach(list -> list.remove(Integer.valueOf(column)));
        places.values().removeIf(List::isEmpty);
        others.remove(Integer.valueOf(column));
        notUnderstood.remove(ColumnWords.folded(header.get(column)));
        place(Meaning.ADDRESS, column);
    }

    private static boolean isAddress(String cell) {
        return cell.length() <= LONGEST_CELL
                && Address.find(MemberRow.Pasted.of(cell).address()).isPresent();
    }

    private void place(Meaning meaning, int column) {
        places.computeIfAbsent(meaning, any -> new ArrayList<>()).add(column);
    }

    FileFormat format() {
        return format;
    }

    int count() {
        return count;
    }

    /** Names of columns that say nothing to us; whatever they hold is not taken. */
    List<String> notUnderstood() {
        int more = notUnderstood.size() - MOST_NAMED;
        Stream<String> named =
                notUnderstood.stream().limit(MOST_NAMED).map(name -> TextCleaner.line(name, LONGEST_NAMED));
        return Stream.concat(named, more > 0 ? Stream.of("and " + more + " more") : Stream.empty())
                .toList();
    }

    /** The address as the row has it; empty where the row ends before it. */
    String address(List<String> cells) {
        return get(cells, Meaning.ADDRESS);
    }

    /** @throws MemberRow.Bad where a word in the row means nothing */
    MemberRow.Cells read(List<String> cells, String file) {
        boolean own = format == FileFormat.BROADSHEET;
        Map<String, String> ghost = kept(cells);
        Marks ours = Marks.in(get(cells, Meaning.MARKS), ghost.getOrDefault("labels", ""));
        ghost.computeIfPresent("labels", (name, labels) -> Marks.withoutOurs(labels));
        MemberRow.Pasted pasted = MemberRow.Pasted.of(FileFormat.withoutGuard(address(cells)));
        String zone = get(cells, Meaning.ZONE);
        String joined = get(cells, Meaning.JOINED);
        Status there = status(cells, file);
        return new MemberRow.Cells(
                pasted.address(),
                name(cells, pasted),
                ours.status(there),
                there,
                ours.get("digests", get(cells, Meaning.DIGESTS)),
                ours.get("zone", zone.isEmpty() && !ours.isThere() ? get(cells, Meaning.FOREIGN_ZONE) : zone),
                zone.isEmpty(),
                ours.isThere(),
                ours.get("language", own ? get(cells, Meaning.LANGUAGE) : ""),
                ours.get("format", own ? get(cells, Meaning.FORMAT) : letters(cells)),
                ours.get("joined", joined.isEmpty() ? get(cells, Meaning.CONFIRMED, Meaning.FOREIGN_JOINED) : joined),
                joined.isEmpty(),
                ghost);
    }

    /** By Ghost's names for them; an empty cell is one that staff have emptied. */
    private Map<String, String> kept(List<String> cells) {
        Map<String, String> found = new TreeMap<>();
        kept.forEach((name, place) -> {
            String cell = place < cells.size() ? cells.get(place) : "";
            if (cell.length() > LONGEST_KEPT)
                throw new MemberRow.Bad(name + " has more than " + LONGEST_KEPT + " characters");
            found.put(name, FileFormat.withoutGuard(cell.replace("\0", "")));
        });
        return found;
    }

    private String letters(List<String> cells) {
        return get(cells, Meaning.EMAIL_TYPE).equalsIgnoreCase("text") ? "text" : "";
    }

    private String name(List<String> cells, MemberRow.Pasted pasted) {
        String whole = get(cells, Meaning.NAME);
        String both = (get(cells, Meaning.FIRST_NAME) + ' ' + get(cells, Meaning.LAST_NAME)).strip();
        String name = whole.isEmpty() ? both : whole;
        return FileFormat.withoutGuard(name.isEmpty() ? pasted.name() : name);
    }

    /** No stop is lost, whichever column or file name says it, and in whichever order. */
    private Status status(List<String> cells, String file) {
        boolean silent = get(cells, Meaning.STATUS).isEmpty();
        Status told = Status.ACTIVE;
        for (int place : places.getOrDefault(Meaning.STATUS, List.of())) {
            String word = cell(cells, place);
            if (!word.isEmpty()) told = told.stricter(status(word));
        }
        for (int place : places.getOrDefault(Meaning.OTHER_STATUS, List.of())) {
            @Nullable Status known = ColumnWords.status(cell(cells, place));
            if (known != null) told = told.stricter(known);
        }
        boolean left = others.stream().anyMatch(place -> ColumnWords.isLeaving(cell(cells, place)));
        if (left) told = told.stricter(Status.UNSUBSCRIBED);
        // A plain list of addresses that is called unsubscribed.csv is no list of people to write to.
        boolean byFile = format == FileFormat.LISTMONK || silent && format != FileFormat.GHOST;
        if (byFile) told = told.stricter(ColumnWords.inFileName(file));
        if (says(cells, Meaning.STOP, false) || says(cells, Meaning.WISH, true))
            told = told.stricter(Status.UNSUBSCRIBED);
        if (says(cells, Meaning.BOUNCED, false)) told = told.stricter(Status.BOUNCED);
        return says(cells, Meaning.COMPLAINED, false) ? told.stricter(Status.COMPLAINED) : told;
    }

    private static Status status(String word) {
        @Nullable Status status = ColumnWords.status(word);
        if (status == null)
            throw new MemberRow.Bad(
                    "unknown status '" + word + "': active, pending, unsubscribed, bounced or complained");
        return status;
    }

    /** Whether one of these columns has something in this row that is a no, or something that is none. */
    private boolean says(List<String> cells, Meaning meaning, boolean no) {
        for (int place : places.getOrDefault(meaning, List.of())) {
            String cell = cell(cells, place);
            if (!cell.isEmpty() && no == (ColumnWords.isNo(cell) || no && ColumnWords.isStop(cell))) return true;
        }
        return false;
    }

    /** The first of the columns of these meanings that has anything in this row, stripped; empty where none has. */
    private String get(List<String> cells, Meaning... meanings) {
        for (Meaning meaning : meanings) {
            for (int place : places.getOrDefault(meaning, List.of())) {
                String cell = cell(cells, place);
                if (!cell.isEmpty()) return cell;
            }
        }
        return "";
    }

    private static String cell(List<String> cells, int place) {
        if (place >= cells.size()) return "";
        String cell = cells.get(place);
        return (cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL)).strip();
    }
}
