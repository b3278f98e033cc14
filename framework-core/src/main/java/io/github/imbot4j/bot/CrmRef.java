package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;
import java.util.Locale;

/**
 * A reference to a CRM item: {@code D_15}, {@code L_3}, {@code C_7}, {@code CO_4}, {@code T80_5}, or a link to {@code
 * /crm/deal/details/15/}.
 *
 * @param entityTypeId what it is: 1 lead, 2 deal, 3 contact, 4 company, 7 quote, 31 invoice, 128 and above of the portal's
 *     own making
 * @param id positive
 */
public record CrmRef(int entityTypeId, long id) implements Reference {

    public static final int LEAD = 1;
    public static final int DEAL = 2;
    public static final int CONTACT = 3;
    public static final int COMPANY = 4;
    public static final int QUOTE = 7;
    public static final int INVOICE = 31;

    /** The short form, such as {@code D_15}. */
    public String code() {
        return switch (entityTypeId) {
                    case LEAD -> "L_";
                    case DEAL -> "D_";
                    case CONTACT -> "C_";
                    case COMPANY -> "CO_";
                    case QUOTE -> "Q_";
                    case INVOICE -> "SI_";
                    default -> "T" + Integer.toHexString(entityTypeId).toLowerCase(Locale.ROOT) + "_";
                }
                + id;
    }

    /** Where it is on the portal, such as {@code /crm/deal/details/15/}. */
    public String path() {
        String kind = switch (entityTypeId) {
            case LEAD -> "lead";
            case DEAL -> "deal";
            case CONTACT -> "contact";
            case COMPANY -> "company";
            default -> "type/" + entityTypeId;
        };
        return "/crm/" + kind + "/details/" + id + "/";
    }

    @Override
    public Markup said() {
        return Replies.link(code(), path());
    }
}
