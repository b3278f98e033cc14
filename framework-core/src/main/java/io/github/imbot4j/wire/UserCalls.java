package io.github.imbot4j.wire;

import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Participant;
import io.github.imbot4j.chat.FoundUser;
import io.github.imbot4j.chat.PortalBot;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.util.List;

/** The calls that tell who somebody is, and what their answers say. */
public interface UserCalls {

    /** Reads a user, whoever that is: bots, clients of Open Lines and mail users too. */
    Call user(long id);

    /** Reads the answer to {@link #user}. */
    Member member(RestResponse user);

    /** Reads several users. */
    Call users(List<Long> ids);

    /** Reads the answer to {@link #users}: those that are no bots and may sign in, in the order of the ids. */
    List<Participant> people(List<Long> ids, RestResponse users);

    /** Reads departments, with the names of those above them. */
    Call departments(List<Long> ids);

    /** Reads the answer to {@link #departments(List)}; of a department it leaves out only the id is known. */
    List<Member.Department> departments(List<Long> ids, RestResponse departments);

    /** Searches users by words in every field, in pages. */
    Call search(String words);

    /** Reads one user of the answer to {@link #search}. */
    FoundUser found(RestResponse user);

    /** Lists the bots of the portal, those of other apps too. */
    Call bots();

    /** Reads the answer to {@link #bots()}. */
    List<PortalBot> bots(RestResponse bots);
}
