<#-- The words of feeds, digests, members and health in English. -->

<#assign noFeeds = "No feeds yet. They are set as broadsheet.feeds[0].url and so on, and appear here after a restart.">
<#assign feed = "Feed">
<#assign state = "State">
<#assign lastRead = "Last read">
<#assign itemsOf = "Items in two weeks">
<#assign aDay = "A day">
<#assign act = "Action">
<#assign feedStates = {"good": "OK", "warn": "cannot be read at the moment", "bad": "could never be read", "off": "not fetched yet"}>
<#function since time><#return "(since " + time + ")"></#function>
<#assign never = "never">
<#function sparkLabel numbers><#return "Items day by day: " + numbers></#function>
<#assign fetch = "Fetch now">
<#assign feedsNote = "Feeds are fetched automatically. A feed that cannot be read affects no other, and its earlier stories stay.">
<#function heldTitle n><#return n + (n == 1)?then(" story is", " stories are") + " held back"></#function>
<#assign heldText = "Many stories came at once that are old or repeat earlier ones, as when a site moves. No edition uses them. Choose the ones that are news after all; the rest stay here.">
<#function heldMore n><#return "and " + n + " older ones"></#function>
<#assign release = "Release the chosen ones">
<#function released n><#if n == 0><#return "Nothing was chosen, so nothing has changed."></#if><#return n + (n == 1)?then(" story is", " stories are") + " released and can appear in the next edition."></#function>

<#assign noDigests = "No digests yet. They are set as broadsheet.digests.NAME and appear here after a restart.">
<#assign name = "Name">
<#assign reaches = "Members">
<#assign approval = "Approval">
<#assign approvalRequired = "needs approval">
<#assign approvalNone = "sent automatically">
<#assign mostItems = "Stories at most">
<#assign fromFeeds = "From feeds">
<#assign all = "all">
<#include "../../_rhythm_en.ftl">
<#assign schedule = "Schedule">
<#assign byHand = "Only sent by hand.">
<#assign nextTimes = "The next five times">
<#function newsroomTime zone><#return "Newsroom (" + zone + ")"></#function>
<#function yourTime zone><#return "You (" + zone + ")"></#function>
<#assign zoneLabel = "Your time zone, for example Europe/Kyiv">
<#assign zoneButton = "Use it">
<#assign strangeZone = "There is no time zone of this name. Write it as Europe/Kyiv or UTC. Your earlier one still applies.">
<#assign digestsNote = "Digests and their schedules are set in the configuration file.">

<#assign searchMember = "Find a member by the exact address">
<#assign find = "Find">
<#assign nobody = "No member has this address. The whole address must match; upper and lower case are the same.">
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
<#assign byDigest = "Members by digest">
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
<#assign suppressText = "All mail to this address stops at once, for every digest. You can lift this again.">
<#assign suppress = "Suppress">
<#assign liftTitle = "Lift the suppression …">
<#assign liftText = "Mail is sent to this address again, if its owner has consented and not unsubscribed.">
<#assign lift = "Lift">
<#assign reason = "Reason, for the record">
<#assign reasonWanted = "Nothing was changed: give a reason.">
<#assign memberDone = {"suppressed": "Suppressed. This member gets no more mail.", "lifted": "Lifted.", "nothing": "Nothing to change."}>
<#assign history = "History">
<#assign noHistory = "Nothing yet. Consent, letters and bounces will appear here.">
<#assign happenings = {
  "asked": "Asked to join", "given": "Consented", "withdrawn": "Unsubscribed", "suppressed": "Suppressed", "lifted": "Suppression lifted"
}>
<#assign deliveries = {
  "pending": "not tried yet", "claimed": "next", "sending": "being sent", "accepted": "accepted", "deferred": "deferred",
  "rejected": "rejected", "expired": "given up", "uncertain": "uncertain", "suppressed": "suppressed before its turn"
}>
<#assign bounced = "Came back:">
<#assign bounces = {
  "hard": "hard bounce", "soft": "soft bounce", "complaint": "complaint", "auto-reply": "automatic reply", "unsubscribe": "unsubscribed by mail",
  "none": "not a bounce"
}>
<#assign effects = {
  "nothing": "changed nothing", "suppressed": "suppressed", "complained": "no more letters", "paused": "paused for a while",
  "unsubscribed": "unsubscribed", "recanted": "taken back, too many at once", "unproved": "unproved, changed nothing"
}>
<#assign lookIsLogged = "The audit log notes that you opened this page.">

<#function unprovedCount n><#return n + (n == 1)?then(" unproved report", " unproved reports") + " in 30 days"></#function>
<#assign unprovedLink = "Show them">
<#assign unprovedTitle = "Unproved reports">
<#assign unprovedText = "Mails that claim a bounce, a complaint or an unsubscription, but carry no proof that they concern a letter of ours. They changed nothing and count in no rate. Many of them may be an attack, or come from a feedback loop that the setting broadsheet.bounces.feedback-loops does not name.">
<#assign unprovedNone = "None in the last 30 days.">
<#assign unprovedClaim = "Claim">
<#assign unprovedAbout = "About">
<#assign unprovedWords = "Evidence and rule">
<#assign unprovedWhen = "Received">

<#assign importTitle = "Import members …">
<#assign importText = "First you see what would happen. Nothing changes until you confirm.">
<#function importFile megabytes><#return "File, at most " + megabytes + " MB"></#function>
<#assign importFormats = "CSV in UTF-8, or a ZIP of such files: ours, or as Ghost, listmonk and Mailchimp export them. Larger files go by the command line: broadsheet members import.">
<#assign importEmpty = "The file is missing or empty. Choose it again.">
<#assign importTry = "See what would happen">
<#assign importDry = "What would happen">
<#assign importDone = "Import done">
<#assign importNothingYet = "Nothing has been changed yet. The file is kept here for an hour.">
<#function importConfirm n><#return "Import " + n + (n == 1)?then(" member", " members")></#function>
<#assign importUnderWay = "This file is being imported. Reload this page in a moment.">
<#assign importOther = "Another file">
<#function importTaken n><#return n + (n == 1)?then(" member was", " members were") + " added or updated."></#function>
<#function rows n><#return n + (n == 1)?then(" row", " rows")></#function>
<#assign importCounts = {"added": "New", "updated": "Updated", "unchanged": "Unchanged", "suppressed": "Suppressed", "rejected": "Rejected"}>
<#assign importMeanings = {
  "added": "New members.", "updated": "Members whose data changes.", "unchanged": "Members whose data stays the same.",
  "suppressed": "Unsubscribed, bounced or complained here; this does not change.", "rejected": "Not imported; the reasons are below."
}>
<#function notTaken n><#return (n gte 100)?then("The first " + n + " rows that are not imported", "Rows that are not imported")></#function>
<#assign line = "Line">
<#assign address = "Address">
<#assign why = "Why">

<#assign machinery = "System">
<#assign relay = "Relay">
<#assign flowKinds = {"flowing": "good", "backing_off": "warn", "probing": "warn", "paused": "paused"}>
<#assign flows = {"flowing": "accepts mail", "backing_off": "slowed down", "probing": "trying again with one connection", "paused": "paused"}>
<#assign noMail = "nothing sent since this node started">
<#function connections open allowed accepted><#return open + " of " + allowed + " connections open, " + accepted + " accepted since the start"></#function>
<#assign parts = {"db": "Database", "mail": "Relay", "diskSpace": "Free disk space", "ping": "This node", "ssl": "Certificates", "livenessState": "Alive", "readinessState": "Ready"}>
<#assign ahead = "Coming up">
<#function failing n all><#return n + " of " + all + " cannot be read">
</#function>
<#function listHealth first last><#return "The list’s health, " + first + " to " + last></#function>
<#assign noRates = "Nothing to count in these days yet. Rates appear within a minute of an edition.">
<#assign complaints = "Complaints">
<#assign bouncesTitle = "Bounces and refusals">
<#assign deferrals = "Deferrals">
<#assign ofAccepted = "letters accepted">
<#assign ofTaken = "letters with a final answer">
<#assign ofTried = "letters tried">
<#function rateSentence n all percent what><#return n + " of " + all + " " + what + ": " + percent?string("0.##") + " %."></#function>
<#assign byProvider = "By mailbox provider">
<#assign byDay = "By day, as numbers">
<#assign providers = {"other": "all others"}>
<#assign provider = "Provider">
<#assign day = "Day">
<#assign rateColumns = {"accepted": "Accepted", "complaints": "Complaints", "bounces": "Bounced or refused", "deferrals": "Deferred", "ours": "Refused, our fault"}>
