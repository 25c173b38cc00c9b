<#-- The words of feeds, digests, members and health in English. -->

<#assign noFeeds = "No feed is configured. Feeds are set as broadsheet.feeds[0].url and so on, and appear here with the next start.">
<#assign feed = "Feed">
<#assign state = "State">
<#assign lastRead = "Last read">
<#assign itemsOf = "Items in two weeks">
<#assign aDay = "A day">
<#assign act = "Now">
<#assign feedStates = {"good": "well", "warn": "cannot be read now", "bad": "was never readable", "off": "not fetched yet"}>
<#function since time><#return "(since " + time + ")"></#function>
<#assign never = "never">
<#function sparkLabel numbers><#return "Items day by day: " + numbers></#function>
<#assign fetch = "Fetch now">
<#function fetchFeed name><#return "Fetch " + name + " now"></#function>
<#assign feedsNote = "Feeds are fetched by themselves; “fetch now” is for the impatient. A feed that cannot be read costs only itself: its last items stay.">
<#function heldTitle n><#return n + (n == 1)?then(" story is", " stories are") + " held back"></#function>
<#assign heldText = "Many suddenly new stories came at once that are old or the same as earlier ones, as when a site moves. No edition takes them by itself. Choose what is news after all; the rest stays here and harms nobody.">
<#function heldMore n><#return "and " + n + " older ones"></#function>
<#assign release = "Let the chosen ones go">
<#function released n><#if n == 0><#return "Nothing was chosen, so nothing has changed."></#if><#return n + (n == 1)?then(" story is", " stories are") + " free: the next edition weighs " + (n == 1)?then("it", "them") + "."></#function>

<#assign noDigests = "No digest is configured. Digests are set as broadsheet.digests.NAME and appear here with the next start.">
<#assign name = "Name">
<#assign reaches = "Reaches now">
<#assign approval = "Approval">
<#assign approvalRequired = "somebody must approve each edition">
<#assign approvalNone = "goes out by itself">
<#assign mostItems = "Stories at most">
<#assign fromFeeds = "From feeds">
<#assign all = "all">
<#include "../../_rhythm_en.ftl">
<#assign schedule = "Schedule">
<#assign byHand = "Only sent by hand.">
<#assign nextTimes = "The next five times">
<#function newsroomTime zone><#return "Newsroom (" + zone + ")"></#function>
<#function yourTime zone><#return "You (" + zone + ")"></#function>
<#assign sameZone = "Your clock and the newsroom’s are the same.">
<#assign zoneLabel = "Your time zone, for example Europe/Kyiv">
<#assign zoneButton = "Use it">
<#assign strangeZone = "There is no time zone of this name. Zones are written as Europe/Kyiv or UTC; the former one is kept.">
<#assign digestsNote = "Schedules are part of the settings: whoever runs this newsroom’s machines changes them.">

<#assign searchMember = "Find a member by the exact address">
<#assign find = "Find">
<#assign nobody = "No member has this address. Addresses are compared whole; capital letters do not matter.">
<#assign statuses = {
  "active": "Active", "pending": "Not confirmed yet", "unsubscribed": "Unsubscribed", "bounced": "Bounced", "complained": "Complained"
}>
<#assign standings = {
  "active": "Active", "pending": "Not confirmed yet", "unsubscribed": "Unsubscribed", "bounced": "Bounced", "complained": "Complained"
}>
<#assign statusKinds = {"active": "good", "pending": "held", "unsubscribed": "off", "bounced": "bad", "complained": "bad"}>
<#assign growth = "Growth over a year">
<#assign membersUnit = "members">
<#function growthSentence then thenDay now nowDay joined left><#return then + " members on " + thenDay + ", " + now + " on " + nowDay + ". In the last seven days " + joined + " joined and " + left + " left."></#function>
<#assign byDigest = "Reached by each digest now">
<#assign memberNumber = "Number">
<#assign joined = "Joined">
<#assign chosen = "Digests">
<#assign format = "Format">
<#assign formats = {"full": "full", "brief": "brief", "text": "text only"}>
<#assign language = "Language">
<#assign pausedUntil = "Paused until">
<#assign suppressedNow = "This address gets no mail:">
<#assign reasons = {"bounced": "bounced", "complained": "complained", "erased": "asked to be forgotten", "operator": "by hand"}>
<#assign suppressTitle = "Suppress this member …">
<#assign suppressText = "All mail to this address ends at once, whatever digest. It can be lifted again.">
<#assign suppress = "Suppress">
<#assign liftTitle = "Lift the suppression …">
<#assign liftText = "Mail goes to this address again, if its owner ever consented and has not unsubscribed.">
<#assign lift = "Lift">
<#assign reason = "Reason, for the record">
<#assign reasonWanted = "Nothing was changed: give a reason.">
<#assign memberDone = {"suppressed": "Suppressed. This member gets no mail any more.", "lifted": "Lifted.", "nothing": "That was so already; nothing was changed."}>
<#assign history = "History">
<#assign noHistory = "Nothing has happened yet. Consent, letters and what comes back from them will be here.">
<#assign happenings = {
  "asked": "Asked to join", "given": "Consented", "withdrawn": "Unsubscribed", "suppressed": "Suppressed", "lifted": "Suppression lifted"
}>
<#assign deliveries = {
  "pending": "not tried yet", "claimed": "next", "sending": "on the wire", "accepted": "accepted", "deferred": "deferred",
  "rejected": "rejected", "expired": "given up", "uncertain": "uncertain", "suppressed": "suppressed before its turn"
}>
<#assign bounced = "Came back:">
<#assign bounces = {
  "hard": "hard bounce", "soft": "soft bounce", "complaint": "complaint", "auto-reply": "automatic reply", "unsubscribe": "unsubscribed by mail",
  "none": "not a bounce"
}>
<#assign lookIsLogged = "That you looked is in the audit log.">

<#assign importTitle = "Import members …">
<#assign importText = "First we read the file and show what would happen. Nothing changes until you confirm it.">
<#function importFile megabytes><#return "File, at most " + megabytes + " MB"></#function>
<#assign importFormats = "CSV in UTF-8, or a ZIP of such files: ours, or as Ghost, listmonk and Mailchimp export them. Larger files go by the command line: broadsheet members import.">
<#assign importEmpty = "No file came, or an empty one. Choose it once more.">
<#assign importTry = "See what would happen">
<#assign importDry = "What would happen">
<#assign importDone = "Import done">
<#assign importNothingYet = "Nothing has been changed yet. The file waits here for an hour.">
<#function importConfirm n><#return "Take in " + n + " members"></#function>
<#assign importOther = "Another file">
<#function importTaken n><#return n + " members were added or updated."></#function>
<#function rows n><#return n + " rows"></#function>
<#assign importCounts = {"added": "New", "updated": "Updated", "unchanged": "Unchanged", "suppressed": "Suppressed", "rejected": "Rejected"}>
<#assign importMeanings = {
  "added": "Become members.", "updated": "Are members; something about them changes.", "unchanged": "Are members, and all is as it was.",
  "suppressed": "Left, bounced or complained here, and stay so.", "rejected": "Cannot be taken; the reason is below."
}>
<#function notTaken n><#return (n gte 100)?then("The first " + n + " rows that are not taken", "Rows that are not taken")></#function>
<#assign line = "Line">
<#assign address = "Address">
<#assign why = "Why">

<#assign machinery = "What we run on">
<#assign relay = "Relay">
<#assign flowKinds = {"flowing": "good", "backing_off": "warn", "probing": "warn", "paused": "paused"}>
<#assign flows = {"flowing": "takes the mail", "backing_off": "asked for less: we wait", "probing": "tried again with one connection", "paused": "paused"}>
<#assign noMail = "nothing sent since this node started">
<#function connections open allowed accepted><#return open + " of " + allowed + " connections open, " + accepted + " accepted since the start"></#function>
<#assign parts = {"db": "Database", "mail": "Relay", "diskSpace": "Disk, free of all", "ping": "This node", "ssl": "Certificates", "livenessState": "Alive", "readinessState": "Ready"}>
<#assign ahead = "Ahead">
<#function failing n all><#return n + " of " + all + " cannot be read">
</#function>
<#function listHealth first last><#return "The list’s health, " + first + " to " + last></#function>
<#assign noRates = "Nothing is counted in these days yet. Rates appear here within a minute of an edition.">
<#assign complaints = "Complaints">
<#assign bouncesTitle = "Bounces and refusals">
<#assign deferrals = "Deferrals">
<#assign ofAccepted = "letters accepted">
<#assign ofTaken = "letters the relay answered for good">
<#assign ofTried = "letters tried">
<#function rateSentence n all percent what><#return n + " of " + all + " " + what + ": " + percent?string("0.##") + " %."></#function>
<#assign byProvider = "By mailbox provider">
<#assign byDay = "By day, as numbers">
<#assign providers = {"other": "all others"}>
<#assign provider = "Provider">
<#assign day = "Day">
<#assign rateColumns = {"accepted": "Accepted", "complaints": "Complaints", "bounces": "Bounced or refused", "deferrals": "Deferred", "ours": "Refused for our fault"}>
