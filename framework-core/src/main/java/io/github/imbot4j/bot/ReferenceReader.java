package io.github.imbot4j.bot;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser of references. Every pattern here takes time linear in the length of the word. */
public final class ReferenceReader {

    private static final Pattern TAG =
            Pattern.compile("\\[(USER|CHAT|URL)(?:=([^\\]\\n]*+))?]([^\\n]*?)\\[/\\1]", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^/\\s?#]++)?(/[^\\s]*+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE =
            Pattern.compile("https?://[^/\\s?#]++(?:[?#][^\\s]*+)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern USER =
            Pattern.compile("/(?:company|extranet/contacts)/personal/user/(\\d{1,18})(?:[/?#].*+)?");

    private static final Pattern WORKGROUP =
            Pattern.compile("(?:/extranet)?/workgroups/group/(\\d{1,18})(?:[/?#].*+)?");

    private static final Pattern CRM = Pattern.compile(
            "/(?:crm|page/[^/]++/[^/]++)/(?:type/(\\d{1,9})|([a-z]++))/(?:details|show)/(\\d{1,18})(?:[/?#].*+)?");

    private static final Pattern DIALOG =
            Pattern.compile("/online/?\\?(?:[^#]*&)?IM_DIALOG=(chat)?(\\d{1,18})(?:[&#].*+)?");

    private static final Pattern CHAT = Pattern.compile("chat(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE =
            Pattern.compile("(?:T([0-9a-f]{1,7})|([A-Z]{1,2}))_(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})(?: replace)?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Integer> BY_CODE = Map.of(
            "L",
            CrmRef.LEAD,
            "D",
            CrmRef.DEAL,
            "C",
            CrmRef.CONTACT,
            "CO",
            CrmRef.COMPANY,
            "Q",
            CrmRef.QUOTE,
            "SI",
            CrmRef.INVOICE);

    private static final Map<String, Integer> BY_PATH = Map.of(
            "lead",
            CrmRef.LEAD,
            "deal",
            CrmRef.DEAL,
            "contact",
            CrmRef.CONTACT,
            "company",
            CrmRef.COMPANY,
            "quote",
            CrmRef.QUOTE);

    private ReferenceReader() {}

    static Optional<Reference> read(String word) {
        Matcher tag = TAG.matcher(word);
        if (tag.matches()) {
            String value = tag.group(2) == null ? "" : tag.group(2);
            return tagged(tag.group(1).toUpperCase(Locale.ROOT), value, tag.group(3));
        }
        return address(word, "").or(() -> chat(word)).or(() -> code(word));
    }

    /** The address in a word, whatever it leads to. */
    public static Optional<Link> link(String word) {
        Matcher tag = TAG.matcher(word);
        boolean tagged = tag.matches() && tag.group(1).equalsIgnoreCase("URL");
        String value = tagged && tag.group(2) != null ? tag.group(2) : tagged ? tag.group(3) : word;
        String label = tagged && tag.group(2) != null ? tag.group(3) : "";
        String url = value.strip();
        return ADDRESS.matcher(url).matches() || BARE.matcher(url).matches()
                ? Optional.of(new Link(url, label))
                : Optional.empty();
    }

    private static Optional<Reference> tagged(String name, String value, String label) {
        if (name.equals("URL")) {
            return value.isEmpty() ? address(label.strip(), "") : address(value.strip(), label);
        }
        Matcher number = NUMBER.matcher(value);
        if (!number.matches()) {
            return Optional.empty();
        }
        return positive(number.group(1))
                .map(id ->
                        name.equals("USER") ? new UserMention(id, label.strip()) : new ChatMention(id, label.strip()));
    }

    private static Optional<Reference> address(String url, String label) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return BARE.matcher(url).matches() ? Optional.of(new Link(url, label)) : Optional.empty();
        }
        return onPortal(address.group(1), label).or(() -> Optional.of(new Link(url, label)));
    }

    private static Optional<Reference> onPortal(String path, String label) {
        Matcher user = USER.matcher(path);
        if (user.matches()) {
            return positive(user.group(1)).map(id -> new UserMention(id, label));
        }
        Matcher workgroup = WORKGROUP.matcher(path);
        if (workgroup.matches()) {
            return positive(workgroup.group(1)).map(id -> new WorkgroupRef(id, label));
        }
        Matcher dialog = DIALOG.matcher(path);
        if (dialog.matches()) {
            boolean group = dialog.group(1) != null;
            return positive(dialog.group(2)).map(id -> group ? new ChatMention(id, label) : new UserMention(id, label));
        }
        Matcher crm = CRM.matcher(path);
        return crm.matches() ? crm(crm) : Optional.empty();
    }

    private static Optional<Reference> crm(Matcher crm) {
        int type = crm.group(1) != null ? Integer.parseInt(crm.group(1)) : BY_PATH.getOrDefault(crm.group(2), 0);
        return type <= 0 ? Optional.empty() : positive(crm.group(3)).map(id -> new CrmRef(type, id));
    }

    private static Optional<Reference> chat(String word) {
        Matcher chat = CHAT.matcher(word);
        return chat.matches() ? positive(chat.group(1)).map(id -> new ChatMention(id, "")) : Optional.empty();
    }

    private static Optional<Reference> code(String word) {
        Matcher code = CODE.matcher(word);
        if (!code.matches()) {
            return Optional.empty();
        }
        int type = code.group(1) != null
                ? Integer.parseInt(code.group(1), 16)
                : BY_CODE.getOrDefault(code.group(2).toUpperCase(Locale.ROOT), 0);
        return type <= 0 ? Optional.empty() : positive(code.group(3)).map(id -> new CrmRef(type, id));
    }

    private static Optional<Long> positive(String digits) {
        return Optional.of(Long.parseLong(digits)).filter(id -> id > 0);
    }
}
