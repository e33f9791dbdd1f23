/** What an interviewer wrote down: for a weak, an ordinary and a strong answer on each competency of the shipped rubric. */
export const evidenceWords: Readonly<
  Record<string, readonly [weak: string, ordinary: string, strong: string]>
> = {
  business_context: [
    'Named the product and its price, not how the customer earns its money',
    'Explained the margin of the customer, not what threatens it',
    'Drew how the customer earns, what its board fears, and when doing nothing is the better choice',
  ],
  adaptation: [
    'Gave both customers the same pitch, although one had just lost its IT lead',
    'Changed the order of the demo for the second customer, not the offer',
    'Dropped the module the second customer could not run, and said what would make that worth a second look',
  ],
  direction: [
    'Wants to call every account in the region, twice a week',
    'Would leave the smallest accounts out, without saying why',
    'Stopped working a full segment after six losses to the same rival, and told the manager so with the numbers',
  ],
  value: [
    'Said that it saves a lot of time',
    'Put a figure on the hours, without who confirmed it',
    'Had the customer state the cost of a late invoice and measured it again after the quarter',
  ],
  insight: [
    'Takes a lost deal as bad luck',
    'Named a reason for each lost deal, as the customer gave it',
    'Saw that deals with a works council took 60 days longer, tested it on old deals, and had the plan changed',
  ],
  prospecting: [
    'Sends one text to everyone on the list',
    'Writes to two roles an account, with a reason taken from the site',
    'Opens with a change at the account, reaches four roles, and drops a list after 40 calls without a meeting',
  ],
  discovery: [
    'Asked for budget in the second question and left it there',
    'Found the problem and the budget, not who decides',
    'Found what happens if nothing is bought, who signs, and agreed on the next step or none',
  ],
  demonstration: [
    'Showed every menu for 40 minutes',
    'Showed what was asked for, in the order of the menus',
    'Began with the month-end of this customer, left half out, and had the clerk do the last step',
  ],
  objections: [
    'Answered the price objection with a discount',
    'Asked why, then used the prepared answer',
    'Asked until the fear behind it was named, answered with a customer of the same size, and checked',
  ],
  negotiation: [
    'Gave 15 % at the first request',
    'Traded a discount for a longer term',
    'Went back to the agreed value first, gave three packages, and knew where to walk away',
  ],
  crm: [
    'Close dates of four of six deals lay in the past',
    'Every deal has a next step, some without a date',
    'Every deal has a dated next step agreed with the customer, and two were closed as lost by choice',
  ],
};
